package dev.milepost.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.Media;
import dev.milepost.local.client.Api;
import dev.milepost.local.client.DemoPerson;
import dev.milepost.local.stack.Stack;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A learner hands in work, the mentor asks for changes and says which, the learner reads it and
 * hands in anew, and the mentor approves. What is earned by it stands on a page to print.
 */
@ExtendWith({RunningStack.class, Chromium.class})
class ReviewStory {

  private static final String COHORT = "The reviewed cohort";
  private static final String WORK = "Write a first draft";
  private static final String NOTE = "Please say first what it is about.";
  private static final String SECOND = "https://git.example/lena/draft-2";
  private static final String ESSAY =
      """
      slug: essay
      title: Write an essay
      summary: One stage, whose work is reviewed.
      stages:
        - key: draft
          title: Draft
          summary: From notes to a text.
          weeks: 4
          resumeKeywords: [Technical writing]
          milestones:
            - {key: first-draft, title: Write a first draft, summary: Two pages., kind: project, points: 20, hours: 6, evidence: required, review: true}
      portfolioProjects:
        - {key: own-essay, title: An essay of your own, summary: Two pages that can be read., stage: draft, milestones: [first-draft]}
      """;

  private final Stack stack;
  private final Browser browser;

  ReviewStory(Stack stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @Test
  void workIsSentBackWithANoteAndApprovedWhenItIsHandedInAnew() {
    try (var admin = new Api(stack.addresses(), DemoPerson.ADMIN)) {
      StoryCohort.publish(admin, "essay", ESSAY);
      StoryCohort.start(admin, "reviewed", COHORT, LocalDate.now().minusDays(3), "essay");
    }
    Visitor lena = Visitor.loggedIn(stack, browser, "Lena Learner", "/progress");
    lena.openPathIn(COHORT);
    handIn(lena, "https://git.example/lena/draft-1");
    Visitor max =
        Visitor.loggedIn(stack, browser, "Max Mentor", "/progress/cohorts/reviewed/reviews");
    max.field("What you want to say to the learner; needed when you ask for changes").fill(NOTE);
    review(max, "Ask for changes");

    lena.openPathIn(COHORT);
    assertThat(lena.part("Next step")).containsText("Your mentor asked for changes.");
    assertThat(lena.part("Next step")).containsText(NOTE);
    handIn(lena, SECOND);
    max.open("/progress/cohorts/reviewed/reviews");
    assertThat(max.link(SECOND)).isVisible();
    review(max, "Approve");
    max.hasNothingToComplainOf();

    lena.openPathIn(COHORT);
    assertThat(lena.page().locator("header.head")).containsText("100% of the way");
    printsWhatIsEarned(lena);
  }

  private static void handIn(Visitor lena, String work) {
    lena.field("A link or text that shows the work").first().fill(work);
    lena.button("Hand in for review: " + WORK).first().click();
    assertThat(lena.said("Recorded: " + WORK)).isVisible();
  }

  private static void review(Visitor max, String verdict) {
    String what = WORK + ", Lena Learner";
    max.button(verdict + ": " + what).click();
    assertThat(max.said("Reviewed: " + what)).isVisible();
  }

  private static void printsWhatIsEarned(Visitor lena) {
    lena.link("Portfolio").click();
    assertThat(lena.part("Words for the résumé")).containsText("Technical writing");
    assertThat(lena.part("Projects")).containsText("An essay of your own");
    assertThat(lena.link(WORK)).hasAttribute("href", SECOND);
    assertThat(lena.button("Print")).isVisible();

    lena.page().emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(lena.part("Projects")).isVisible();
    assertThat(lena.button("Print")).isHidden();
    assertThat(lena.page().locator(".top")).isHidden();
    lena.hasNothingToComplainOf();
  }
}
