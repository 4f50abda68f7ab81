package dev.milepost.progress.risk;

import static dev.milepost.progress.roster.HandMadeCohort.march;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.roster.HandMadeCohort;
import dev.milepost.progress.roster.PageOf;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProgressTest
class RiskInSqlTest {

  @Autowired private JdbcClient jdbc;
  @Autowired private TestCohorts cohorts;
  @Autowired private ListAtRisk atRisk;

  @Test
  void theConditionFindsOnEveryDayExactlyThoseWhomTheRuleFinds() {
    var cohort = new HandMadeCohort(jdbc, cohorts.outline());
    cohort.learner("Never").enrol();
    cohort.learner("Late").joined(march(18)).enrol();
    cohort.learner("Once").done("git", march(6)).done("python", march(6)).enrol();
    cohort.learner("Rare").active(march(2), march(12)).done("git", march(12)).enrol();
    cohort.learner("Often").active(march(2), march(4), march(6)).done("git", march(6)).enrol();
    cohort.learner("Leaves").withdrawn(march(25)).enrol();
    cohort
        .learner("Finished")
        .done("git", march(2))
        .done("python", march(3))
        .done("first-project", march(4))
        .done("regression", march(5))
        .enrol();

    var days = HandMadeCohort.START.datesUntil(HandMadeCohort.END.plusDays(1)).toList();
    assertThat(days)
        .allSatisfy(
            day ->
                assertThat(found(cohort, day))
                    .as("%s", day)
                    .hasSameElementsAs(listed(cohort, day)));
    assertThat(listed(cohort, march(20))).isNotEmpty();
  }

  private List<UUID> listed(HandMadeCohort cohort, LocalDate day) {
    return atRisk.list(cohort.cohort(), day, new PageOf(1, 50)).learners().stream()
        .map(entry -> entry.learner().enrolment())
        .toList();
  }

  private List<UUID> found(HandMadeCohort cohort, LocalDate day) {
    return jdbc.sql(
            """
            select e.id from (select ?::uuid as id, ?::date as today) c
            join enrolment_progress p on p.cohort_id = c.id
            join enrolment e on e.id = p.enrolment_id
            where coalesce(e.withdrawn_on > c.today, true) and %s
            """
                .formatted(RiskInSql.MAY_NEED_HELP))
        .params(cohort.cohort().id(), day)
        .query(UUID.class)
        .list();
  }
}
