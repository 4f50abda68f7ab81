package dev.milepost.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.milepost.local.client.Api;
import dev.milepost.local.client.DemoPerson;
import dev.milepost.local.stack.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whoever logs in sees what is theirs and nothing else, and is a stranger again once logged out.
 */
@ExtendWith({RunningStack.class, Chromium.class})
class LogInStory {

  private static final String COHORT = "The cohort with a door";
  private static final String HOME = "/progress?search=door";
  private static final String DASHBOARD = "/progress/cohorts/door";
  private static final String NEW_COHORT = "/progress/new-cohort";

  private final Stack stack;
  private final Browser browser;

  LogInStory(Stack stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @Test
  void everybodyLogsInToWhatIsTheirsAndOutAgain() {
    try (var admin = new Api(stack.addresses(), DemoPerson.ADMIN)) {
      StoryCohort.publishFirstSteps(admin);
      StoryCohort.start(admin, "door", COHORT);
    }
    Visitor lena = enter("Lena Learner");
    assertThat(lena.part("My paths")).containsText(COHORT);
    mayOpen(lena, 404, 403);

    Visitor max = enter("Max Mentor");
    assertThat(max.part("Cohorts")).containsText(COHORT);
    mayOpen(max, 200, 403);

    Visitor ada = enter("Ada Admin");
    assertThat(ada.part("Cohorts")).containsText(COHORT);
    mayOpen(ada, 200, 200);
    ada.hasNothingToComplainOf();

    Visitor nora = enter("Nora Newcomer");
    assertThat(nora.page().getByText(COHORT)).hasCount(0);
    mayOpen(nora, 404, 403);
    leave(nora);
  }

  private Visitor enter(String name) {
    return Visitor.loggedIn(stack, browser, name, HOME);
  }

  /** Whether they may is told by the statuses that the cohort and a new one are answered with. */
  private static void mayOpen(Visitor visitor, int cohort, int newCohort) {
    assertThat(visitor.open(DASHBOARD)).isEqualTo(cohort);
    assertThat(visitor.open(NEW_COHORT)).isEqualTo(newCohort);
  }

  /** Is asked who it is, where the home page was a moment ago. */
  private static void leave(Visitor nora) {
    nora.open("/progress");
    assertThat(nora.page().getByText("Nothing here yet")).isVisible();
    nora.button("Log out").click();
    assertThat(nora.page()).hasTitle("Log in to Milepost");
    nora.open("/progress");
    assertThat(nora.page()).hasTitle("Log in to Milepost");
  }
}
