package dev.milepost.progress.roster;

import static dev.milepost.progress.roster.HandMadeCohort.march;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.edge.problem.Problem;
import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.past.LearnersThen;
import dev.milepost.progress.risk.AtRiskList;
import dev.milepost.progress.risk.ListAtRisk;
import dev.milepost.progress.roster.RosterPage.FilterCounts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A past day shows what its own table and list showed, had all been known in time. */
@ProgressTest
class RosterThenTest {

  private static final LocalDate DAY = march(16);
  private static final LocalDate TODAY = march(25);

  @Autowired private JdbcClient jdbc;
  @Autowired private TestCohorts cohorts;
  @Autowired private Roster roster;
  @Autowired private LearnersThen past;
  @Autowired private ListAtRisk atRisk;

  private HandMadeCohort known;
  private HandMadeCohort then;

  @BeforeEach
  void theSameCohortTodayAndAsItWas() {
    known = cohortUpTo(TODAY);
    then = cohortUpTo(DAY);
    known.learner("Zoe Later").joined(DAY.plusDays(1)).done("git", march(18)).enrol();
  }

  @ParameterizedTest
  @CsvSource({
    "progress, ''",
    "progress, asc",
    "pace, ''",
    "pace, desc",
    "name, ''",
    "name, desc",
    "activity, ''",
    "activity, asc"
  })
  void everyOrderIsThatOfTheDay(String sort, String order) {
    RosterQuery query = RosterQuery.of(sort, order, "", "", 1, 50);
    assertThat(rosterThen().page(query).learners())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("enrolment")
        .containsExactlyElementsOf(roster.page(then.cohort(), query, DAY).learners());
  }

  @ParameterizedTest
  @CsvSource({"stages", "next-due"})
  void ordersWithEqualLearnersHaveTheSameRows(String sort) {
    RosterQuery query = RosterQuery.of(sort, "", "", "", 1, 50);
    List<LearnerRow> expected = roster.page(then.cohort(), query, DAY).learners();
    List<LearnerRow> shown = rosterThen().page(query).learners();
    assertThat(shown)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("enrolment")
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(shown.getFirst().name()).isEqualTo(expected.getFirst().name());
  }

  @ParameterizedTest
  @CsvSource({"all", "behind", "unseen", "withdrawn"})
  void everyKindIsThatOfTheDay(String show) {
    RosterQuery query = RosterQuery.of("name", "", "", show, 1, 2);
    RosterPage page = rosterThen().page(query);
    RosterPage expected = roster.page(then.cohort(), query, DAY);
    assertThat(page.total()).isEqualTo(expected.total());
    assertThat(page.learners())
        .extracting(LearnerRow::name)
        .containsExactlyElementsOf(expected.learners().stream().map(LearnerRow::name).toList());
    FilterCounts counts = expected.counts();
    assertThat(page.counts())
        .isEqualTo(
            new FilterCounts(
                counts.all(), counts.behind(), counts.unseen(), null, counts.withdrawn()));
  }

  @Test
  void aSearchAndAFileFindTheSame() {
    RosterQuery query = RosterQuery.of("pace", "desc", "N", "", 1, 1);
    assertThat(rosterThen().all(query))
        .extracting(LearnerRow::name)
        .containsExactlyElementsOf(
            roster.all(then.cohort(), query, DAY).stream().map(LearnerRow::name).toList());
  }

  @Test
  void whoWaitedForAReviewIsNotKept() {
    RosterQuery query = RosterQuery.of("", "", "", "waiting", 1, 50);
    assertThatThrownBy(() -> rosterThen().page(query)).isInstanceOf(Problem.class);
  }

  @Test
  void whoMayHaveNeededHelpIsThatOfTheDay() {
    var page = new PageOf(1, 10);
    AtRiskList shown = atRisk.then(known.cohort(), past.read(known.cohort(), DAY), DAY, page);
    AtRiskList expected = atRisk.list(then.cohort(), DAY, page);
    assertThat(shown.total()).isEqualTo(expected.total()).isPositive();
    assertThat(byName(shown)).isEqualTo(byName(expected));
    assertThat(shown.learners().getFirst().learner().name())
        .isEqualTo(expected.learners().getFirst().learner().name());
  }

  private static Map<String, List<Object>> byName(AtRiskList list) {
    return list.learners().stream()
        .collect(
            Collectors.toMap(
                entry -> entry.learner().name(),
                entry -> List.of(entry.score(), entry.reasons(), entry.deficit())));
  }

  private RosterThen rosterThen() {
    return new RosterThen(known.cohort(), past.read(known.cohort(), DAY), DAY);
  }

  private HandMadeCohort cohortUpTo(LocalDate last) {
    var cohort = new HandMadeCohort(jdbc, cohorts.outline());
    learner(
            cohort,
            last,
            "Ann Ahead",
            "git",
            3,
            "python",
            5,
            "first-project",
            9,
            "regression",
            10,
            "reading",
            18)
        .enrol();
    learner(cohort, last, "Ben Behind", "git", 14, "python", 17, "first-project", 18)
        .withdrawn(march(22))
        .enrol();
    learner(
            cohort,
            last,
            "olga on pace",
            "git",
            6,
            "python",
            11,
            "first-project",
            15,
            "regression",
            20)
        .enrol();
    learner(cohort, last, "Nora Never", "git", 19).enrol();
    learner(cohort, last, "Rob Regular", "git", 2, "python", 4, "first-project", 21)
        .active(march(6))
        .enrol();
    learner(cohort, last, "Wim Withdrawn", "git", 4).withdrawn(march(8)).enrol();
    return cohort;
  }

  /**
   * @param done milestones and the days of March on which they were done
   */
  private static HandMadeCohort.Learner learner(
      HandMadeCohort cohort, LocalDate last, String name, Object... done) {
    HandMadeCohort.Learner learner = cohort.learner(name);
    for (int at = 0; at < done.length; at += 2) {
      LocalDate day = march((int) done[at + 1]);
      if (!day.isAfter(last)) {
        learner.done((String) done[at], day);
      }
    }
    return learner;
  }
}
