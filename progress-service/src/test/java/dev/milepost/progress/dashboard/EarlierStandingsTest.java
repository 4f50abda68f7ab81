package dev.milepost.progress.dashboard;

import static dev.milepost.progress.roster.HandMadeCohort.march;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.dashboard.EarlierStandings.Figures;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import dev.milepost.progress.roster.HandMadeCohort;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProgressTest
class EarlierStandingsTest {

  private static final Figures BEFORE = new Figures(1, 1, 1, 1, 0);
  private static final Figures AFTER = new Figures(2, 2, 1, 1, 0);

  @Autowired private JdbcClient jdbc;
  @Autowired private TestCohorts cohorts;
  @Autowired private StandingGroups standings;
  @Autowired private PublishedRoadmaps roadmaps;

  private HandMadeCohort cohort;

  @BeforeEach
  void oneLearner() {
    cohort = new HandMadeCohort(jdbc, cohorts.outline());
    cohort.learner("Lena").done("git", march(4)).enrol();
  }

  @Test
  void whileNoFigureOfTheDayChangesTheDayIsNotReadAgain() {
    var earlier = new EarlierStandings(standings, roadmaps, Duration.ZERO);
    Tally first = on(earlier, BEFORE);
    cohort.learner("Max").done("git", march(4)).enrol();
    assertThat(on(earlier, BEFORE)).isSameAs(first);
  }

  @Test
  void anotherFigureOfTheDayLetsItBeReadAgainBesideTheRequest() {
    var earlier = new EarlierStandings(standings, roadmaps, Duration.ZERO);
    Tally first = on(earlier, BEFORE);
    cohort.learner("Max").done("git", march(4)).enrol();
    assertThat(on(earlier, AFTER)).isSameAs(first);
    await().untilAsserted(() -> assertThat(on(earlier, AFTER).learners()).isEqualTo(2));
  }

  @Test
  void howeverManyFiguresChangeItIsReadOnlyNowAndThen() {
    var earlier = new EarlierStandings(standings, roadmaps, Duration.ofHours(1));
    Tally first = on(earlier, BEFORE);
    assertThat(on(earlier, AFTER)).isSameAs(first);
    assertThat(on(earlier, BEFORE)).isSameAs(first);
  }

  private Tally on(EarlierStandings earlier, Figures figures) {
    return earlier.on(cohort.cohort(), march(9), figures);
  }
}
