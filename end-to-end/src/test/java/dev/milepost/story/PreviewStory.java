package dev.milepost.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.milepost.local.client.Api;
import dev.milepost.local.client.DemoPerson;
import dev.milepost.local.stack.Stack;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Who leads a cohort sees what its learners will be written in the next two weeks, tries what fewer
 * messages would mean before it is so, and looks at what one learner will get and why.
 */
@ExtendWith({RunningStack.class, Chromium.class})
class PreviewStory {

  private static final String COHORT = "The cohort looked ahead for";
  private static final String KEPT = "kept for the weekly digest";

  private final Stack stack;
  private final Browser browser;

  PreviewStory(Stack stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @Test
  void whoLeadsACohortSeesWhatIsComingAndWhatOtherSettingsWouldChange() {
    try (var admin = new Api(stack.addresses(), DemoPerson.ADMIN)) {
      StoryCohort.publishFirstSteps(admin);
      StoryCohort.start(admin, "ahead", COHORT, LocalDate.now().minusDays(26));
    }
    Visitor max = Visitor.loggedIn(stack, browser, "Max Mentor", "/notifications/cohorts/ahead");
    max.link("What is coming").click();
    assertThat(max.part("Day by day")).containsText("A milestone is late");
    assertThat(max.part("Day by day")).not().containsText(KEPT);

    max.link(COHORT).click();
    tryFewer(max);
    max.button("Save these settings").click();
    assertThat(max.said("Saved.")).isVisible();

    lookAtOneLearner(max);
    max.hasNothingToComplainOf();
  }

  private static void tryFewer(Visitor max) {
    max.field("At most in a day").fill("1");
    max.field("At most in any seven days").fill("1");
    max.button("See what would be coming").click();
    assertThat(max.said("They are not saved")).isVisible();
    assertThat(max.part("Day by day")).containsText(KEPT);
  }

  private static void lookAtOneLearner(Visitor max) {
    max.link("What is coming").click();
    max.part("Learner by learner")
        .getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Lena Learner"))
        .click();
    assertThat(max.page().getByRole(AriaRole.HEADING).first())
        .hasText("What is coming to Lena Learner");
    assertThat(max.page().locator("main")).containsText("Will be sent");
    assertThat(max.page().locator("main")).containsText("Will be " + KEPT + ": ");
    max.link("Look at the path").click();
    assertThat(max.page().locator("header.head")).containsText(COHORT);
  }
}
