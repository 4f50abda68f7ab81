package dev.milepost.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import dev.milepost.local.client.Api;
import dev.milepost.local.client.DemoPerson;
import dev.milepost.local.stack.Stack;
import java.time.Duration;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A learner has not begun for weeks. The mentor writes, gives more time and puts the alert off; the
 * learner's page keeps what was done, and the learner reads it there and in a mail.
 */
@ExtendWith({RunningStack.class, Chromium.class})
class HelpStory {

  private static final String COHORT = "The late cohort";
  private static final String WORDS = "Shall we look at the first step together on Friday?";

  private final Stack stack;
  private final Browser browser;

  HelpStory(Stack stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @Test
  void aLearnerWhoMayNeedHelpIsWrittenToAndGivenTime() {
    try (var admin = new Api(stack.addresses(), DemoPerson.ADMIN)) {
      StoryCohort.publishFirstSteps(admin);
      StoryCohort.start(admin, "late", COHORT, LocalDate.now().minusDays(70));
    }
    Visitor mentor =
        Visitor.loggedIn(stack, browser, "Max Mentor", "/progress/cohorts/late/at-risk");
    write(mentor);
    extend(mentor);
    snooze(mentor);

    mentor.part("Snoozed").getByText("Lena Learner").click();
    assertThat(mentor.part("What was done so far"))
        .containsText(Pattern.compile("Snoozed.*Extended by 7 days.*Wrote", Pattern.DOTALL));
    mentor.hasNothingToComplainOf();
    learnerReadsIt();
  }

  private static void write(Visitor mentor) {
    mentor.link("Write: Lena Learner").click();
    mentor.field("Subject (may be left out)").fill("The first step");
    mentor.field("Text").fill(WORDS);
    mentor.button("Send").click();
    assertThat(mentor.said("Written to Lena Learner")).isVisible();
  }

  private static void extend(Visitor mentor) {
    mentor.field("Extend: Lena Learner").click();
    mentor.field("More days for what is not done, 1 to 60").fill("7");
    mentor.button("Extend the plan").click();
    assertThat(mentor.said("Lena Learner has 7 days more")).isVisible();
  }

  private static void snooze(Visitor mentor) {
    mentor.field("Snooze: Lena Learner").click();
    mentor.field("Days off this list, 1 to 30").fill("3");
    mentor.button("Snooze").click();
    assertThat(mentor.said("Lena Learner is off this list until")).isVisible();
  }

  private void learnerReadsIt() {
    Visitor lena = Visitor.loggedIn(stack, browser, "Lena Learner", "/progress");
    lena.openPathIn(COHORT);
    assertThat(lena.part("From your mentors")).containsText(WORDS);
    lena.hasNothingToComplainOf();

    var mails = new CaughtMails(stack, DemoPerson.LEARNER.address());
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(mails.about(COHORT).map(mail -> mail.path("text").asString()))
                    .anyMatch(text -> text.contains(WORDS)));
  }
}
