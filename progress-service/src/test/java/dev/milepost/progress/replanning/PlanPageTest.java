package dev.milepost.progress.replanning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.pages.LenaAndMax;
import dev.milepost.test.Browser;
import dev.milepost.test.Browser.Page;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProgressTest
class PlanPageTest {

  @LocalServerPort private int port;
  @Autowired private TestCohorts cohorts;

  private Browser learner;
  private Browser mentor;
  private String plan;
  private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));

  @BeforeEach
  void lenaInACohortThatMaxMentors() {
    var both = LenaAndMax.in(cohorts, port);
    learner = both.learner();
    mentor = both.mentor();
    plan = "/progress/enrolments/" + both.enrolment().id() + "/plan";
  }

  @Test
  void theFormShowsFirstWhatItWouldBeAndThenTheButtonThatFollowsIt() {
    Page first = learner.open(plan);
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.text()).contains("The due days are the cohort", "The plan as it is");
    assertThat(first.html()).contains("value=\"" + today + "\"").doesNotContain("Follow this plan");

    Page seen = learner.open(plan + "?hoursPerWeek=28&sunday=off&planStart=" + today);
    assertThat(seen.status()).isEqualTo(200);
    assertThat(seen.text())
        .contains("Done on", "That is in time", "5 of 5 due days", "Follow this plan");

    Page after = learner.submit(seen, plan, fields("28"));
    assertThat(after.text())
        .contains("The new due days hold from now on", "You chose these due days yourself.");
    assertThat(after.html())
        .contains("value=\"28\"")
        .containsPattern("name=\"sunday\"[^>]*checked");
    assertThat(mentor.open(plan).text()).contains("Lena Learner chose these due days.");
    assertThat(mentor.open(plan.replace("/plan", "")).text())
        .contains("Lena Learner chose these due days.");
  }

  @Test
  void whatDoesNotFitSaysWithHowManyHoursItWouldAndCannotBeFollowed() {
    Page seen = learner.open(plan + "?hoursPerWeek=0,5&planStart=" + today);
    assertThat(seen.text())
        .contains("That is too late", "hours a week it would fit")
        .doesNotContain("Follow this plan");
    assertThat(learner.submit(seen, plan, fields("0.5")).text()).contains("That is too late");
    assertThat(learner.open(plan).text()).contains("The due days are the cohort");
    assertThat(learner.open(plan + "?hoursPerWeek=1&planStart=" + today.plusDays(60)).text())
        .contains("No number of hours is enough");
  }

  @Test
  void whatIsWrongIsSaidBesideItsFieldAndKept() {
    Page refused =
        learner.open(
            plan
                + "?hoursPerWeek=many&daysOff=2026-12-24%0D%0Asoon&planStart="
                + today.minusDays(1));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.html())
        .contains("hoursPerWeek-fault", "daysOff-fault", "planStart-fault", "value=\"many\"")
        .contains("a number from 0.5 to 80", "2026-12-24\r\nsoon");
  }

  @Test
  void theWayBackIsOneButton() {
    Page seen = learner.open(plan + "?hoursPerWeek=28&planStart=" + today);
    Page after = learner.submit(seen, plan, fields("28"));
    Page back = learner.submit(after, plan + "/reset", Map.of());
    assertThat(back.text())
        .contains("The due days are those of the cohort again.", "The due days are the cohort")
        .doesNotContain("Back to the cohort");
    assertThat(back.html()).contains("value=\"28\"");
  }

  @Test
  void itNeedsNoScriptAndEveryWordIsThere() {
    for (String query : new String[] {"", "?hoursPerWeek=28&planStart=" + today}) {
      assertThat(learner.open(plan + query).html())
          .doesNotContain("<script>", "style=", "??", "onclick");
    }
    assertThat(learner.open("/progress/enrolments/" + UUID.randomUUID() + "/plan").status())
        .isEqualTo(404);
  }

  private Map<String, String> fields(String hours) {
    return Map.of(
        "hoursPerWeek", hours, "sunday", "off", "daysOff", "", "planStart", today.toString());
  }
}
