package dev.milepost.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.milepost.local.client.Api;
import dev.milepost.local.client.DemoPerson;
import dev.milepost.local.stack.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A learner has few hours a week: the planner says that they are not enough and how many would be.
 * The learner plans with more, sees the plan on the path, and goes back to the cohort's.
 */
@ExtendWith({RunningStack.class, Chromium.class})
class PlanStory {

  private static final String COHORT = "The planned cohort";
  private static final String SEEN = "What it would be";

  private final Stack stack;
  private final Browser browser;

  PlanStory(Stack stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @Test
  void aLearnerPlansByTheHoursThereAreAndGoesBackToTheCohortsPlan() {
    try (var admin = new Api(stack.addresses(), DemoPerson.ADMIN)) {
      StoryCohort.publishFirstSteps(admin);
      StoryCohort.start(admin, "planned", COHORT);
    }
    Visitor lena = Visitor.loggedIn(stack, browser, "Lena Learner", "/progress");
    lena.openPathIn(COHORT);
    lena.link("Plan").click();
    look(lena, "0.5");
    assertThat(lena.part(SEEN)).containsText("That is too late");
    assertThat(lena.part(SEEN)).containsText("hours a week it would fit");
    assertThat(lena.button("Follow this plan")).hasCount(0);

    lena.field("Sunday").check();
    look(lena, "4");
    assertThat(lena.part(SEEN)).containsText("That is in time");
    lena.button("Follow this plan").click();
    assertThat(lena.said("The new due days hold from now on")).isVisible();
    assertThat(lena.field("Hours a week")).hasValue("4");
    assertThat(lena.field("Sunday")).isChecked();

    lena.link("Path").first().click();
    assertThat(lena.part("Pace")).containsText("You chose these due days yourself.");
    lena.link("Plan").click();
    lena.button("Use the cohort's plan").click();
    assertThat(lena.said("The due days are those of the cohort again.")).isVisible();
    lena.hasNothingToComplainOf();
  }

  private static void look(Visitor lena, String hours) {
    lena.field("Hours a week").fill(hours);
    lena.button("Show what it would be").click();
  }
}
