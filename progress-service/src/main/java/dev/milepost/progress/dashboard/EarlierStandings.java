package dev.milepost.progress.dashboard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * How cohorts stood on past days, to compare the present with. It costs some ten times what the
 * present does and changes only with late events, so it is kept, and read again beside the request
 * that finds other figures of that day than before: one cohort after another, so that however many
 * are looked at, the present does not wait for the past.
 */
@Component
class EarlierStandings {

  private static final Logger log = LoggerFactory.getLogger(EarlierStandings.class);
  private static final int MOST = 2_000;
  private static final Duration UNUSED = Duration.ofMinutes(10);

  /** While late events come in, a cohort is not read at each of them. */
  private static final Duration BETWEEN = Duration.ofSeconds(30);

  /** What changes no figure of the day, such as one plan for another, is found by then. */
  private static final Duration OLD = Duration.ofMinutes(5);

  private final StandingGroups standings;
  private final PublishedRoadmaps roadmaps;
  private final Duration between;
  private final Cache<Then, Kept> tallies =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(UNUSED).build();
  private final Set<Then> underway = ConcurrentHashMap.newKeySet();
  private final ExecutorService refreshing =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("earlier-standings").factory());

  @Autowired
  EarlierStandings(StandingGroups standings, PublishedRoadmaps roadmaps) {
    this(standings, roadmaps, BETWEEN);
  }

  EarlierStandings(StandingGroups standings, PublishedRoadmaps roadmaps, Duration between) {
    this.standings = standings;
    this.roadmaps = roadmaps;
    this.between = between;
  }

  /**
   * As of the end of {@code day}. Late events of the last half minute, or since it was last asked
   * for, may be missing.
   *
   * @param figures what is known of that day otherwise
   */
  Tally on(Cohort cohort, LocalDate day, Figures figures) {
    var then = new Then(cohort, day);
    Kept kept = tallies.get(then, any -> read(then, figures));
    Duration age = Duration.ofNanos(System.nanoTime() - kept.readAt());
    boolean same = kept.figures().equals(figures);
    if (age.compareTo(same ? OLD : between) >= 0 && underway.add(then)) {
      refreshing.execute(() -> refresh(then, figures));
    }
    return kept.tally();
  }

  private void refresh(Then then, Figures figures) {
    try {
      tallies.put(then, read(then, figures));
    } catch (DataAccessException e) {
      // What is known is shown on, and the next request tries again.
      log.atWarn()
          .addKeyValue("cohort", then.cohort().id())
          .setCause(e)
          .log("how a cohort stood a week ago could not be read");
    } finally {
      underway.remove(then);
    }
  }

  private Kept read(Then then, Figures figures) {
    Cohort cohort = then.cohort();
    return new Kept(
        Tally.of(
            roadmaps.pinned(cohort.roadmap(), cohort.roadmapVersion()),
            standings.on(cohort, then.day(), false),
            then.day()),
        figures,
        System.nanoTime());
  }

  /**
   * Figures of a past day that are kept by day, and so cost nothing to compare: whatever changes
   * how a cohort stood then mostly changes one of these.
   *
   * @param events up to its end
   * @param milestonesDone up to its end
   * @param milestonesPlanned up to its end
   */
  record Figures(
      int events, int milestonesDone, int milestonesPlanned, int enrolled, int withdrawn) {}

  /** With the whole cohort, so that a change of its calendar is another key. */
  private record Then(Cohort cohort, LocalDate day) {}

  private record Kept(Tally tally, Figures figures, long readAt) {}
}
