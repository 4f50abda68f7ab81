package dev.milepost.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.milepost.local.client.Api;
import dev.milepost.local.client.DemoPerson;
import dev.milepost.local.stack.Stack;
import dev.milepost.story.OwnProgram.Posted;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A learner who reads no mail has messages posted to a program of their own, and has the inbox open
 * when a mentor writes: the page says so by itself, and the program has it too.
 */
@ExtendWith({RunningStack.class, Chromium.class})
class OtherWaysStory {

  private static final String COHORT = "The cohort without mail";
  private static final String WORDS = "The examples of the second chapter are worth a look.";
  private static final IsVisibleOptions SOON = new IsVisibleOptions().setTimeout(30_000);
  private static final Pattern UNREAD = Pattern.compile("Inbox [1-9]\\d* unread");

  private final Stack stack;
  private final Browser browser;

  OtherWaysStory(Stack stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @Test
  void whatAMentorWritesIsSeenOnAnOpenPageAndPostedToTheLearnersOwnProgram() throws IOException {
    try (var admin = new Api(stack.addresses(), DemoPerson.ADMIN);
        var mentor = new Api(stack.addresses(), DemoPerson.MENTOR);
        var program = OwnProgram.listen()) {
      StoryCohort.publishFirstSteps(admin);
      StoryCohort.start(admin, "other-ways", COHORT);
      Visitor lena = Visitor.loggedIn(stack, browser, "Lena Learner", "/notifications/preferences");
      String secret = name(program, lena);
      readEverything(lena);

      write(mentor);
      readsWhatHasCome(lena);
      isPosted(program, secret);
      seesThatItWasPosted(lena, program);
      lena.hasNothingToComplainOf();
    }
  }

  /** Answers with the secret that signs what the program gets. */
  private static String name(OwnProgram program, Visitor lena) {
    lena.link("Post messages to a program of mine").click();
    lena.field("Address").fill(program.address());
    lena.button("Add").click();
    String secret = lena.page().locator("code.secret").innerText();
    lena.button("Post a test").click();
    assertThat(lena.said("The test was taken.")).isVisible();
    assertThat(program.message("message.test").isSignedWith(secret)).isTrue();
    return secret;
  }

  private static void readEverything(Visitor lena) {
    await("the welcome to the cohort")
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              lena.open("/notifications/inbox");
              assertThat(lena.page().getByText("Welcome to " + COHORT).count()).isPositive();
            });
    lena.button("Mark all as read").click();
    assertThat(lena.page().locator("header.head")).containsText("Nothing is unread");
    assertThat(unread(lena)).hasCount(0);
  }

  private static void write(Api mentor) {
    String enrolment =
        mentor
            .get("/api/v1/cohorts/other-ways/enrolments")
            .orRefusal(200)
            .json()
            .path("enrolments")
            .path(0)
            .path("id")
            .asString();
    mentor
        .postJson("/api/v1/enrolments/%s/messages".formatted(enrolment), Map.of("text", WORDS))
        .orRefusal(201);
  }

  private static void readsWhatHasCome(Visitor lena) {
    assertThat(unread(lena)).isVisible(SOON);
    lena.link("Something new has come. Show it").click();
    Locator message =
        lena.page().getByRole(AriaRole.LISTITEM).filter(new FilterOptions().setHasText(WORDS));
    assertThat(message).containsText("New");
    message.getByRole(AriaRole.BUTTON).click();
    assertThat(message.getByRole(AriaRole.BUTTON)).hasCount(0);
    assertThat(unread(lena)).hasCount(0);
    message.getByRole(AriaRole.LINK).click();
    assertThat(lena.part("From your mentors")).containsText(WORDS);
  }

  /** In the head of the page, once anything is unread. */
  private static Locator unread(Visitor lena) {
    return lena.page().getByRole(AriaRole.LINK, new GetByRoleOptions().setName(UNREAD));
  }

  private static void isPosted(OwnProgram program, String secret) {
    Posted posted = program.message("message.mentor-wrote");
    assertThat(posted.isSignedWith(secret)).isTrue();
    assertThat(posted.json().path("data").path("cohort").asString()).isEqualTo(COHORT);
    assertThat(posted.json().path("data").path("text").toString()).contains(WORDS);
  }

  private static void seesThatItWasPosted(Visitor lena, OwnProgram program) {
    lena.open("/notifications/endpoints");
    lena.page().getByText("What was posted last").click();
    assertThat(lena.page().locator("details"))
        .containsText(Pattern.compile("A mentor wrote.*posted", Pattern.DOTALL));
    lena.button("Remove").click();
    assertThat(lena.page().getByText(program.address())).hasCount(0);
  }
}
