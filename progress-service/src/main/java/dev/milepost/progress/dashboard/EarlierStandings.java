package dev.milepost.progress.dashboard;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/**
 * How cohorts stood on past days, to compare the present with. It costs some ten times what the
 * present does and changes only with late events, so it is kept, and read again beside the request
 * that finds it half a minute old.
 */
@Component
class EarlierStandings {

  private static final int MOST = 2_000;
  private static final Duration STALE = Duration.ofSeconds(30);
  private static final Duration UNUSED = Duration.ofMinutes(10);

  private final LoadingCache<Then, Tally> tallies;

  EarlierStandings(StandingGroups standings, PublishedRoadmaps roadmaps) {
    tallies =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .refreshAfterWrite(STALE)
            .expireAfterAccess(UNUSED)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build(
                then ->
                    Tally.of(
                        roadmaps.pinned(then.cohort.roadmap(), then.cohort.roadmapVersion()),
                        standings.on(then.cohort, then.day, false),
                        then.day));
  }

  /**
   * As of the end of {@code day}. Late events of the last half minute, or since it was last asked
   * for, may be missing.
   */
  Tally on(Cohort cohort, LocalDate day) {
    return tallies.get(new Then(cohort, day));
  }

  /** With the whole cohort, so that a change of its calendar is another key. */
  private record Then(Cohort cohort, LocalDate day) {}
}
