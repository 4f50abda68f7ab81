package dev.milepost.progress.risk;

import static dev.milepost.progress.roster.HandMadeCohort.march;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.roster.HandMadeCohort;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProgressTest
class RiskInSqlTest {

  private static final List<LocalDate> DAYS =
      HandMadeCohort.START.datesUntil(HandMadeCohort.END.plusDays(1)).toList();

  @Autowired private JdbcClient jdbc;
  @Autowired private TestCohorts cohorts;
  @Autowired private Situations situations;

  private HandMadeCohort cohort;

  @BeforeEach
  void aCohort() {
    cohort = new HandMadeCohort(jdbc, cohorts.outline());
  }

  @Test
  void theScoreIsOnEveryDayThatOfTheRuleAndWhoHasOneIsFound() {
    List<UUID> all =
        List.of(
            cohort.learner("Never").enrol(),
            cohort.learner("Late").joined(march(18)).enrol(),
            cohort.learner("Once").done("git", march(6)).done("python", march(6)).enrol(),
            cohort.learner("Rare").active(march(2), march(12)).done("git", march(12)).enrol(),
            cohort
                .learner("Often")
                .active(march(2), march(4), march(6))
                .done("git", march(6))
                .enrol(),
            cohort
                .learner("Finished")
                .done("git", march(2))
                .done("python", march(3))
                .done("first-project", march(4))
                .done("regression", march(5))
                .enrol());
    assertThat(DAYS)
        .allSatisfy(
            day -> {
              assertThat(scores(day)).as("%s", day).isEqualTo(ruled(all, day));
              scores(day)
                  .forEach(
                      (learner, score) ->
                          assertThat(mayNeedHelp(learner, day)).as("%s", day).isEqualTo(score > 0));
            });
    assertThat(scores(march(20)).values()).anyMatch(score -> score > 0);
  }

  @Test
  void aSnoozeLastsWhileThingsAreNoMoreSeriousThanForeseen() {
    UUID never = cohort.learner("Never").enrol();
    for (Severity foreseen : Severity.values()) {
      snooze(never, foreseen);
      assertThat(DAYS)
          .allSatisfy(
              day -> {
                int score = scores(day).get(never);
                boolean sleeps = Severity.of(score).compareTo(foreseen) <= 0;
                assertThat(mayNeedHelp(never, day)).as("%s", day).isEqualTo(score > 0 && !sleeps);
              });
    }
  }

  private Map<UUID, Integer> ruled(List<UUID> learners, LocalDate day) {
    var rule = new RiskRule(HandMadeCohort.START, HandMadeCohort.END, day);
    return learners.stream()
        .collect(
            Collectors.toMap(
                learner -> learner,
                learner -> rule.assess(situations.of(learner)).map(Risk::score).orElse(0)));
  }

  private Map<UUID, Integer> scores(LocalDate day) {
    return jdbc
        .sql(
            """
            select p.enrolment_id, %s as score from (select ?::uuid as id, ?::date as today) c
            join enrolment_progress p on p.cohort_id = c.id
            """
                .formatted(RiskInSql.score("c.today")))
        .params(cohort.cohort().id(), day)
        .query((row, number) -> Map.entry(row.getObject(1, UUID.class), row.getInt(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private boolean mayNeedHelp(UUID enrolment, LocalDate day) {
    return jdbc.sql(
            """
            with c as (select ?::uuid as id, ?::date as today)
            select %s
            from c
            join enrolment_progress p on p.cohort_id = c.id and p.enrolment_id = ?
            left join (%s) s on s.enrolment_id = p.enrolment_id
            """
                .formatted(RiskInSql.mayNeedHelp("c.today"), RiskInSql.SNOOZES))
        .params(cohort.cohort().id(), day, enrolment)
        .query(Boolean.class)
        .single();
  }

  private void snooze(UUID enrolment, Severity foreseen) {
    jdbc.sql(
            """
            insert into intervention (id, enrolment_id, cohort_id, kind, person_id, at, day, until_day, foreseen)
            select gen_random_uuid(), id, cohort_id, 'snoozed', learner_id, clock_timestamp(), ?, ?, ?
            from enrolment where id = ?
            """)
        .params(march(2), HandMadeCohort.END.plusDays(1), foreseen.wireName(), enrolment)
        .update();
  }
}
