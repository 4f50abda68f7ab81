package dev.milepost.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.FilePayload;
import dev.milepost.local.client.Api;
import dev.milepost.local.client.DemoPerson;
import dev.milepost.local.stack.Stack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An admin makes a cohort, enrols learners from a file of which one row is wrong, and makes a link;
 * a learner who gets the link looks, logs in and joins.
 */
@ExtendWith({RunningStack.class, Chromium.class})
class SetUpStory {

  private static final String COHORT = "The cohort set up by hand";
  private static final String ROADMAP = "First steps, version 1";
  private static final String LEARNERS =
      """
      email,name
      omar@set-up.example,Omar
      not an address,Paula
      quinn@set-up.example,Quinn
      """;

  private final Stack stack;
  private final Browser browser;

  SetUpStory(Stack stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @Test
  void aCohortIsMadeFilledFromAFileAndJoinedByALink() {
    try (var admin = new Api(stack.addresses(), DemoPerson.ADMIN)) {
      StoryCohort.publishFirstSteps(admin);
    }
    Visitor admin = Visitor.loggedIn(stack, browser, "Ada Admin", "/progress/new-cohort");
    makeCohort(admin);
    enrolFromFile(admin);
    admin.link("Set up").click();
    admin.field("How many may join (optional)").fill("1");
    admin.button("Make a link").click();
    String link = admin.field("The new link. It is shown now and never again:").inputValue();
    admin.hasNothingToComplainOf();

    join(link);
    admin.link("Dashboard").click();
    assertThat(admin.row("Lena Learner")).isVisible();
    assertThat(admin.row("Quinn")).isVisible();
    assertThat(admin.row("Paula")).hasCount(0);
  }

  private static void makeCohort(Visitor admin) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              admin.page().reload();
              assertThat(admin.field("Roadmap and version").textContent()).contains(ROADMAP);
            });
    admin.field("Name").fill(COHORT);
    admin.field("Roadmap and version").selectOption(ROADMAP);
    admin.field("First day").fill(LocalDate.now().toString());
    admin.field("Last day").fill(LocalDate.now().plusDays(90).toString());
    admin.button("Make the cohort").click();
    assertThat(admin.said("The cohort is made.")).isVisible();
  }

  private static void enrolFromFile(Visitor admin) {
    admin.link("Enrol learners").click();
    admin
        .field("CSV file")
        .setInputFiles(
            new FilePayload("learners.csv", "text/csv", LEARNERS.getBytes(StandardCharsets.UTF_8)));
    admin.button("See what would happen").click();
    assertThat(admin.row("Paula")).containsText("email an e-mail address");
    admin.button("Enrol only the 2 rows without faults").click();
    assertThat(admin.said("2 are enrolled")).isVisible();
  }

  private void join(String link) {
    Visitor lena = Visitor.stranger(stack, browser);
    lena.page().navigate(link);
    assertThat(lena.page().getByText(COHORT)).isVisible();
    lena.link("Log in and join").click();
    lena.logInAs("Lena Learner");
    lena.button("Join").click();
    assertThat(lena.page().getByText("0% of the way").first()).isVisible();
    assertThat(lena.page().getByText(COHORT).first()).isVisible();
    lena.hasNothingToComplainOf();
  }
}
