package dev.milepost.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.milepost.local.client.Api;
import dev.milepost.local.client.DemoPerson;
import dev.milepost.local.stack.Stack;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A mentor has a dashboard open and is in the middle of something, while a learner gets on: the
 * figures change under the mentor's eyes, and nothing that the mentor does is disturbed.
 */
@ExtendWith({RunningStack.class, Chromium.class})
class LiveStory {

  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(30_000);

  private final Stack stack;
  private final Browser browser;

  LiveStory(Stack stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @Test
  void anOpenDashboardFollowsALearnerWithoutDisturbingItsReader() {
    try (var admin = new Api(stack.addresses(), DemoPerson.ADMIN)) {
      StoryCohort.publishFirstSteps(admin);
      StoryCohort.start(admin, "live", "The live cohort");
    }
    Visitor mentor = Visitor.loggedIn(stack, browser, "Max Mentor", "/progress/cohorts/live");
    assertThat(mentor.page().locator("#live")).containsText("live", SOON);
    assertThat(mentor.part("Figures")).containsText("nobody has finished");
    assertThat(mentor.part("Stages")).containsText("0 of 1");

    Locator weeks = mentor.part("Done against plan");
    weeks.getByText("Show as table").click();
    Locator search = mentor.field("Search learners");
    search.pressSequentially("Len");
    double height = search.boundingBox().y;

    learnerCompletesTheFirstStage();

    assertThat(mentor.part("Stages")).containsText("1 of 1", SOON);
    assertThat(mentor.part("Figures")).containsText("42%", SOON);
    assertThat(mentor.page().locator("#live")).containsText("last change");
    assertThat(mentor.page().getByRole(AriaRole.STATUS)).containsText("milestones done,", SOON);
    assertThat(search).isFocused();
    assertThat(search).hasValue("Len");
    assertThat(search).isInViewport();
    assertThat(search.boundingBox().y).isCloseTo(height, within(1.0));
    assertThat(weeks.getByRole(AriaRole.TABLE)).isVisible();
    mentor.hasNothingToComplainOf();
  }

  private void learnerCompletesTheFirstStage() {
    try (var learner = new Api(stack.addresses(), DemoPerson.LEARNER)) {
      for (String milestone : new String[] {"read-the-guide", "first-commit"}) {
        var report = Map.of("milestone", milestone, "type", "completed", "cohort", "live");
        learner.postJson("/api/v1/milestones", report).orRefusal(202);
      }
    }
  }
}
