package dev.milepost.progress.risk;

import static dev.milepost.progress.roster.HandMadeCohort.march;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.risk.AtRiskList.Entry;
import dev.milepost.progress.risk.AtRiskList.ReasonInWords;
import dev.milepost.progress.roster.HandMadeCohort;
import dev.milepost.progress.roster.PageOf;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProgressTest
class ListAtRiskTest {

  private static final LocalDate TODAY = march(20);

  @Autowired private JdbcClient jdbc;
  @Autowired private TestCohorts cohorts;
  @Autowired private ListAtRisk atRisk;

  private HandMadeCohort cohort;

  @BeforeEach
  void aCohort() {
    cohort = new HandMadeCohort(jdbc, cohorts.outline());
  }

  @Test
  void theWorstComesFirstWithReasonsInWords() {
    cohort.learner("Silent").active(march(2), march(4), march(6)).done("git", march(6)).enrol();
    cohort.learner("Never").enrol();
    cohort
        .learner("Fine")
        .active(march(10), march(13), march(16))
        .done("git", march(6))
        .done("python", march(11))
        .done("first-project", march(16))
        .enrol();

    AtRiskList list = atRisk.list(cohort.cohort(), TODAY, new PageOf(1, 10));

    assertThat(list.learners())
        .extracting(entry -> entry.learner().name())
        .containsExactly("Never", "Silent");
    Entry never = list.learners().getFirst();
    assertThat(never.score()).isEqualTo(18 + 14);
    assertThat(never.reasons())
        .containsExactly(
            new ReasonInWords(
                "never-started", 18, null, "not started, 18 days after the beginning"),
            new ReasonInWords("behind-plan", 14, null, "14 days behind the plan"));
    assertThat(list.learners().getLast().reasons())
        .containsExactly(
            new ReasonInWords("behind-plan", 9, null, "9 days behind the plan"),
            new ReasonInWords(
                "inactive", 14, 2, "14 days without a milestone; usually one every 2 days"));
  }

  @Test
  void whatIsMissingOfThePlanIsToldInDaysAndInMilestones() {
    cohort.learner("Never").enrol();
    var entry = atRisk.list(cohort.cohort(), TODAY, new PageOf(1, 10)).learners().getFirst();
    assertThat(entry.deficit())
        .isEqualTo(new AtRiskList.Deficit(14, 3, "14 days behind, 3 milestones late"));
    assertThat(entry.last()).isNull();
    assertThat(entry.snoozedUntil()).isNull();
  }

  @Test
  void whoHasFinishedOrWithdrawnIsNotListed() {
    cohort.learner("Gone").withdrawn(march(10)).enrol();
    cohort
        .learner("Finished")
        .done("git", march(2))
        .done("python", march(3))
        .done("first-project", march(4))
        .done("regression", march(5))
        .enrol();

    assertThat(atRisk.list(cohort.cohort(), TODAY, new PageOf(1, 10)).total()).isZero();
  }

  @Test
  void aLateJoinersSilenceIsCountedFromTheirFirstDay() {
    cohort.learner("Late").joined(march(18)).enrol();

    assertThat(atRisk.list(cohort.cohort(), march(23), new PageOf(1, 10)).learners())
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.reasons())
                    .extracting(ReasonInWords::code)
                    .containsExactly("behind-plan"));
  }

  @Test
  void thereAreNoneBeforeTheStartAndAfterTheEnd() {
    cohort.learner("Never").enrol();

    assertThat(atRisk.list(cohort.cohort(), HandMadeCohort.START.minusDays(1), new PageOf(1, 10)))
        .isEqualTo(new AtRiskList(List.of(), 1, 10, 0));
    assertThat(
            atRisk.list(cohort.cohort(), HandMadeCohort.END.plusDays(1), new PageOf(1, 10)).total())
        .isZero();
  }

  @Test
  void pagesCutTheListAndKnowItsLength() {
    for (int number = 0; number < 5; number++) {
      cohort.learner("Never " + number).enrol();
    }
    AtRiskList last = atRisk.list(cohort.cohort(), TODAY, new PageOf(3, 2));
    assertThat(last.learners()).hasSize(1);
    assertThat(last.total()).isEqualTo(5);
    assertThat(last.pages()).isEqualTo(3);
  }
}
