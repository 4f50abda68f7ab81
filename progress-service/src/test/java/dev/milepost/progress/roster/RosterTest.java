package dev.milepost.progress.roster;

import static dev.milepost.progress.roster.HandMadeCohort.march;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.roster.LearnerRow.NextDue;
import dev.milepost.progress.roster.RosterPage.FilterCounts;
import dev.milepost.state.MilestoneStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProgressTest
class RosterTest {

  private static final LocalDate TODAY = march(16);

  @Autowired private JdbcClient jdbc;
  @Autowired private TestCohorts cohorts;
  @Autowired private Roster roster;

  private HandMadeCohort cohort;

  @BeforeEach
  void fourLearners() {
    cohort = new HandMadeCohort(jdbc, cohorts.outline());
    cohort
        .learner("Ann Ahead")
        .done("git", march(3))
        .done("python", march(5))
        .done("first-project", march(9))
        .done("regression", march(10))
        .enrol();
    cohort.learner("Ben Behind").done("git", march(14)).enrol();
    cohort
        .learner("olga on pace")
        .done("git", march(6))
        .done("python", march(11))
        .done("first-project", march(15))
        .enrol();
    cohort.learner("Nora Never").enrol();
    cohort.learner("Wim Withdrawn").done("git", march(4)).withdrawn(march(8)).enrol();
  }

  @Test
  void progressComesWithTheMostPointsFirst() {
    assertThat(names("progress", ""))
        .containsExactly("Ann Ahead", "olga on pace", "Ben Behind", "Nora Never", "Wim Withdrawn");
    assertThat(names("progress", "asc"))
        .containsExactly("Nora Never", "Ben Behind", "olga on pace", "Ann Ahead", "Wim Withdrawn");
  }

  @Test
  void paceComesWithTheMostDaysBehindFirst() {
    assertThat(names("pace", ""))
        .containsExactly("Nora Never", "Ben Behind", "olga on pace", "Ann Ahead", "Wim Withdrawn");
    assertThat(page("pace", "").learners())
        .extracting(LearnerRow::paceDays)
        .containsExactly(-10, -5, 0, 6, null);
  }

  @Test
  void namesAreSortedWhateverTheirCase() {
    assertThat(names("name", ""))
        .containsExactly("Ann Ahead", "Ben Behind", "Nora Never", "olga on pace", "Wim Withdrawn");
  }

  @Test
  void whoWasNeverActiveComesLastByActivityAndFirstTheOtherWayRound() {
    assertThat(names("activity", ""))
        .containsExactly("olga on pace", "Ben Behind", "Ann Ahead", "Nora Never", "Wim Withdrawn");
    assertThat(names("activity", "asc")).startsWith("Nora Never", "Ann Ahead");
  }

  @Test
  void stagesComeWithTheMostCompletedFirst() {
    assertThat(names("stages", "").subList(0, 2)).containsExactly("Ann Ahead", "olga on pace");
    assertThat(names("stages", "asc"))
        .endsWith("olga on pace", "Ann Ahead", "Wim Withdrawn")
        .hasSize(5);
  }

  @Test
  void nextDueComesWithTheEarliestDayFirstAndWhoHasDoneAllLast() {
    assertThat(names("next-due", ""))
        .containsExactly("Nora Never", "Ben Behind", "olga on pace", "Ann Ahead", "Wim Withdrawn");
  }

  @Test
  void onlyThoseOfOneKindAreShownAndAllKindsAreCounted() {
    cohort.learner("Rita Review").is("git", MilestoneStatus.SUBMITTED).active(march(15)).enrol();
    assertThat(shown("behind")).containsExactly("Ben Behind", "Nora Never", "Rita Review");
    // The last activity of "olga" was yesterday, that of "Ann" six days ago; "Nora" never had any.
    assertThat(shown("unseen")).containsExactly("Nora Never");
    assertThat(shown("waiting")).containsExactly("Rita Review");
    assertThat(shown("withdrawn")).containsExactly("Wim Withdrawn");
    RosterPage behind =
        roster.page(cohort.cohort(), RosterQuery.of("name", "", "", "behind", 1, 2), TODAY);
    assertThat(behind.total()).isEqualTo(3);
    assertThat(behind.pages()).isEqualTo(2);
    assertThat(behind.counts()).isEqualTo(new FilterCounts(6, 3, 1, 1, 1));
  }

  @Test
  void aFileHasEverybodyWhomTheTableFindsInItsOrder() {
    assertThat(roster.all(cohort.cohort(), RosterQuery.of("pace", "desc", "n", "", 1, 1), TODAY))
        .extracting(LearnerRow::name)
        .containsExactly("Ann Ahead", "olga on pace", "Ben Behind", "Nora Never", "Wim Withdrawn");
  }

  @Test
  void aRowTellsStagePercentAndWhatIsDueNext() {
    assertThat(row("olga on pace"))
        .satisfies(
            row -> {
              assertThat(row.percent()).isEqualTo(60);
              assertThat(row.stage().number()).isEqualTo(2);
              assertThat(row.completedStages()).containsExactly("foundation");
              assertThat(row.lastActive()).isEqualTo(march(15));
              assertThat(row.nextDue())
                  .isEqualTo(new NextDue("regression", "regression", march(22)));
              assertThat(row.withdrawn()).isNull();
            });
  }

  @Test
  void nothingIsDueOnceEverythingRequiredIsDone() {
    assertThat(row("Ann Ahead").nextDue()).isNull();
    assertThat(row("Ann Ahead").percent()).isEqualTo(80);
  }

  @Test
  void whoWithdrewHasTheDayAndNoPace() {
    assertThat(row("Wim Withdrawn").withdrawn()).isEqualTo(march(8));
    assertThat(row("Wim Withdrawn").paceDays()).isNull();
  }

  @Test
  void aWithdrawalToComeIsNoneYet() {
    cohort.learner("Lea Leaving").withdrawn(TODAY.plusDays(1)).enrol();
    assertThat(row("Lea Leaving").withdrawn()).isNull();
  }

  @Test
  void aNameIsFoundByAnyPartWhateverItsCase() {
    RosterPage found = roster.page(cohort.cohort(), query("name", "", "E", 1, 50), TODAY);
    assertThat(found.learners())
        .extracting(LearnerRow::name)
        .containsExactly("Ann Ahead", "Ben Behind", "Nora Never", "olga on pace");
    assertThat(found.total()).isEqualTo(4);
    assertThat(roster.page(cohort.cohort(), query("name", "", "%", 1, 50), TODAY).learners())
        .isEmpty();
  }

  @Test
  void pagesNeitherRepeatNorSkipAnybodyAmongEquals() {
    IntStream.range(0, 20).forEach(number -> cohort.learner("Twin").enrol());
    var seen = new ArrayList<UUID>();
    for (int page = 1; page <= 5; page++) {
      RosterPage part = roster.page(cohort.cohort(), query("progress", "", "", page, 5), TODAY);
      assertThat(part.pages()).isEqualTo(5);
      assertThat(part.total()).isEqualTo(25);
      part.learners().forEach(learner -> seen.add(learner.enrolment()));
    }
    assertThat(seen).hasSize(25).doesNotHaveDuplicates();
  }

  private LearnerRow row(String name) {
    return page("name", "").learners().stream()
        .filter(row -> row.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private List<String> shown(String kind) {
    return roster
        .page(cohort.cohort(), RosterQuery.of("name", "", "", kind, 1, 50), TODAY)
        .learners()
        .stream()
        .map(LearnerRow::name)
        .toList();
  }

  private List<String> names(String sort, String order) {
    return page(sort, order).learners().stream().map(LearnerRow::name).toList();
  }

  private RosterPage page(String sort, String order) {
    return roster.page(cohort.cohort(), query(sort, order, "", 1, 50), TODAY);
  }

  private static RosterQuery query(String sort, String order, String search, int page, int size) {
    return RosterQuery.of(sort, order, search, "", page, size);
  }
}
