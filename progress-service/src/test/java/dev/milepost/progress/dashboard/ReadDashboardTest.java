package dev.milepost.progress.dashboard;

import static dev.milepost.progress.roster.HandMadeCohort.march;
import static dev.milepost.state.MilestoneStatus.SUBMITTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.dashboard.Dashboard.ActivityDay;
import dev.milepost.progress.dashboard.Dashboard.Attention;
import dev.milepost.progress.dashboard.Dashboard.BurnUpDay;
import dev.milepost.progress.dashboard.Dashboard.Figure;
import dev.milepost.progress.dashboard.Dashboard.ProjectedDay;
import dev.milepost.progress.dashboard.Dashboard.StageFunnel;
import dev.milepost.progress.dashboard.Dashboard.Standings;
import dev.milepost.progress.intervening.CountReturns;
import dev.milepost.progress.risk.ListAtRisk;
import dev.milepost.progress.roster.HandMadeCohort;
import dev.milepost.progress.roster.PageOf;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProgressTest
class ReadDashboardTest {

  private static final LocalDate TODAY = march(16);

  @Autowired private JdbcClient jdbc;
  @Autowired private TestCohorts cohorts;
  @Autowired private ReadDashboard dashboards;
  @Autowired private ListAtRisk atRisk;
  @Autowired private CountReturns returns;

  private HandMadeCohort cohort;

  @BeforeEach
  void sixLearners() {
    cohort = new HandMadeCohort(jdbc, cohorts.outline());
    cohort
        .learner("Finished")
        .done("git", march(3))
        .done("python", march(5))
        .done("first-project", march(9))
        .done("regression", march(10))
        .done("reading", march(10))
        .enrol();
    cohort
        .learner("Ahead")
        .done("git", march(3))
        .done("python", march(5))
        .done("first-project", march(8))
        .done("regression", march(13))
        .enrol();
    cohort
        .learner("On pace")
        .done("git", march(6))
        .done("python", march(11))
        .done("first-project", march(15))
        .enrol();
    cohort.learner("Behind").done("git", march(6)).enrol();
    cohort.learner("Never").joined(march(12)).enrol();
    cohort.learner("Gone").done("git", march(4)).withdrawn(march(10)).enrol();
  }

  @Test
  void everyEnrolledLearnerIsFinishedOrAheadOrOnPaceOrBehind() {
    // All required milestones of "Ahead" are done too, so it counts as finished. On 9 March "Gone"
    // was
    // still enrolled and "Never" not yet; only git had been due, and all five had done it.
    assertThat(today().headline().standings())
        .isEqualTo(
            new Standings(
                new Figure(3, 5),
                new Figure(1, 3),
                new Figure(2, 0),
                new Figure(1, 0),
                new Figure(0, 2),
                new Figure(2, 0),
                new Figure(15, 5),
                new Figure(10, 5),
                new Figure(60, 20)));
  }

  @Test
  void theRangeBeginsWithWhatIsDoneAndEndsOnTheLastDay() {
    assertThat(today().projection().days())
        .startsWith(new ProjectedDay(TODAY, 14, 14))
        .last()
        .satisfies(last -> assertThat(last.day()).isEqualTo(HandMadeCohort.END));
    assertThat(on(march(8)).projection()).isNull();
  }

  @Test
  void headlineFiguresComeWithThoseOfTheWeekBefore() {
    var headline = today().headline();
    assertThat(headline.enrolled()).isEqualTo(new Figure(5, 5));
    assertThat(headline.withdrawn()).isEqualTo(new Figure(1, 0));
    assertThat(headline.activeInWeek()).isEqualTo(new Figure(3, 5));
    assertThat(headline.milestonesDone()).isEqualTo(new Figure(14, 9));
    assertThat(headline.milestonesPlanned()).isEqualTo(new Figure(16, 6));
  }

  @Test
  void thereIsNothingToCompareTheFirstWeekWith() {
    assertThat(on(march(8)).headline().enrolled().weekBefore()).isNull();
    assertThat(on(march(9)).headline().enrolled().weekBefore()).isNotNull();
  }

  @Test
  void stagesTellHowManyReachedAndCompletedThem() {
    assertThat(today().stages())
        .containsExactly(
            new StageFunnel(1, "foundation", "foundation", march(15), 5, 3, new Figure(3, 2)),
            new StageFunnel(2, "models", "models", march(22), 3, 2, new Figure(2, 0)));
  }

  @Test
  void nothingIsPlannedForWhoWithdrewAfterThatDay() {
    assertThat(today().burnUp())
        .hasSize(60)
        .contains(
            new BurnUpDay(march(2), 0, 0),
            new BurnUpDay(march(6), 6, 7),
            new BurnUpDay(march(11), 11, 12),
            new BurnUpDay(TODAY, 16, 14),
            new BurnUpDay(march(22), 21, null));
  }

  @Test
  void activityIsSummedOverThePartitions() {
    assertThat(today().activity())
        .startsWith(new ActivityDay(march(3), 2, 2))
        .contains(new ActivityDay(march(6), 2, 2))
        .endsWith(new ActivityDay(march(15), 1, 1));
  }

  @Test
  void aPastDayShowsWhatIsKnownOfIt() {
    Dashboard past = on(march(6));
    assertThat(past.headline().standings())
        .satisfies(
            then -> {
              assertThat(then.onPaceOrAhead()).isEqualTo(new Figure(5, null));
              assertThat(then.ahead().value()).isEqualTo(2);
              assertThat(then.due().value()).isEqualTo(5);
              assertThat(then.dueDone().value()).isEqualTo(5);
            });
    assertThat(past.headline().enrolled().value()).isEqualTo(5);
    assertThat(past.headline().milestonesDone().value()).isEqualTo(7);
    assertThat(past.burnUp()).contains(new BurnUpDay(march(7), 6, null));
    assertThat(past.stages().getFirst().completed()).isZero();
    assertThat(past.stages().getFirst().reached()).isEqualTo(5);
    assertThat(past.stages().getFirst().completions()).isEqualTo(new Figure(0, 0));
    assertThat(past.activity())
        .extracting(ActivityDay::day)
        .allMatch(day -> !day.isAfter(march(6)));
  }

  @Test
  void ofTodayItTellsWhoWaitsForSomebodyAndWhoCameBack() {
    cohort.learner("Waits").is("first-project", SUBMITTED).enrol();
    UUID asleep = cohort.learner("Asleep").enrol();
    cohort.learner("Left").is("first-project", SUBMITTED).withdrawn(march(12)).enrol();
    assertThat(today().attention()).isEqualTo(new Attention(3, 1));
    snooze(asleep, "grave");
    assertThat(today().attention()).isEqualTo(new Attention(2, 1));
    snooze(asleep, "notice");
    assertThat(today().attention().mayNeedHelp())
        .as("more serious than foreseen")
        .isEqualTo(3)
        .isEqualTo(atRisk.list(cohort.cohort(), TODAY, new PageOf(1, 1)).total());
    assertThat(today().returns()).isEqualTo(returns.count(cohort.cohort().id(), TODAY));
    assertThat(on(march(8)).attention()).isNull();
    assertThat(on(march(8)).returns()).isEqualTo(returns.count(cohort.cohort().id(), march(8)));
  }

  @Test
  void whoWasActiveAfterTheDayAlreadyCountsAsOnItsEnd() {
    cohort.learner("Early clock").done("git", march(6)).done("python", march(17)).enrol();
    assertThat(today().headline().standings().dueDone().value()).isEqualTo(11);
    assertThat(today().headline().enrolled().value()).isEqualTo(6);
  }

  @Test
  void anEmptyCohortHasNoFigures() {
    var empty = new HandMadeCohort(jdbc, cohorts.outline());
    Dashboard dashboard = dashboards.read(empty.cohort(), TODAY, TODAY);
    assertThat(dashboard.headline().standings().onPaceOrAhead().value()).isZero();
    assertThat(dashboard.headline().standings().medianPercent()).isEqualTo(new Figure(0, 0));
    assertThat(dashboard.activity()).isEmpty();
  }

  private void snooze(UUID enrolment, String foreseen) {
    jdbc.sql(
            """
            insert into intervention (id, enrolment_id, cohort_id, kind, person_id, at, day, until_day, foreseen)
            select gen_random_uuid(), id, cohort_id, 'snoozed', learner_id, clock_timestamp(), ?, ?, ?
            from enrolment where id = ?
            """)
        .params(TODAY, TODAY.plusDays(3), foreseen, enrolment)
        .update();
  }

  private Dashboard today() {
    return on(TODAY);
  }

  private Dashboard on(LocalDate day) {
    return dashboards.read(cohort.cohort(), day, TODAY);
  }
}
