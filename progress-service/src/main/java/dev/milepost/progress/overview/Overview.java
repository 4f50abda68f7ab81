package dev.milepost.progress.overview;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One page of the cohorts that somebody looks after.
 *
 * @param phase of the cohorts on this page
 * @param asOf the past day that was asked for; null for today
 * @param inPhase how many cohorts there are in each phase, with the same search
 * @param cohorts running ones by how many people wait for something, most first, and on a past day
 *     by slug; coming ones by their start; ended ones by their end, the last first
 * @param total how many there are on all pages
 */
record Overview(
    Phase phase,
    @Schema(example = "autumn") String search,
    @Nullable LocalDate asOf,
    InPhase inPhase,
    List<CohortAtAGlance> cohorts,
    int page,
    int size,
    int total) {

  /** How many pages there are; 1 when there is no cohort. */
  public int pages() {
    return Math.max(1, (total + size - 1) / size);
  }

  /** Whether nothing is found in any phase. */
  public boolean none() {
    return inPhase.running() + inPhase.coming() + inPhase.ended() == 0;
  }

  record InPhase(int running, int coming, int ended) {}

  /**
   * A cohort as it stands on the day. Counts learners who are enrolled.
   *
   * @param roadmap title
   * @param day from 1; 0 or less before the first
   * @param days how many it has
   * @param onPace on pace, ahead or finished: nothing required was due before today and is not done
   * @param mayNeedHelp as the list of the day has it
   * @param waiting how many submissions wait for a review; null for a past day
   * @param doneByWeek milestones done in each of the last eight weeks, the last seven days last; by
   *     anybody, whoever withdrew since included
   * @param plannedThisWeek required milestones that were due in the last seven days for anybody
   *     while they were enrolled
   * @param nextDue null when nothing required is due any more
   */
  record CohortAtAGlance(
      @Schema(example = "ml-2026-autumn") String slug,
      @Schema(example = "Machine learning, autumn 2026") String name,
      @Schema(example = "Become an ML engineer") String roadmap,
      LocalDate startDay,
      LocalDate endDay,
      int day,
      int days,
      int learners,
      int onPace,
      int mayNeedHelp,
      @Nullable Integer waiting,
      List<Integer> doneByWeek,
      int plannedThisWeek,
      @Nullable NextDue nextDue) {

    /** In percent; null without learners. */
    public @Nullable Integer onPaceShare() {
      return learners == 0 ? null : (Integer) (int) (100L * onPace / learners);
    }

    public int doneThisWeek() {
      return doneByWeek.getLast();
    }

    /** The eight weeks with their days, the last seven days first. */
    public List<Week> weeks() {
      LocalDate today = startDay.plusDays(day - 1L);
      return IntStream.range(0, doneByWeek.size())
          .mapToObj(
              back ->
                  new Week(
                      today.minusDays(7L * back + 6),
                      today.minusDays(7L * back),
                      doneByWeek.get(doneByWeek.size() - 1 - back)))
          .toList();
    }

    /** The weeks as heights of bars, in percent of the highest. */
    public List<Integer> bars() {
      int highest = Math.max(1, doneByWeek.stream().mapToInt(Integer::intValue).max().orElse(1));
      return doneByWeek.stream().map(done -> Math.clamp(100L * done / highest, 0, 100)).toList();
    }
  }

  /** So many milestones were done from the first of these seven days to the last. */
  record Week(LocalDate from, LocalDate through, int done) {}

  /**
   * @param title of the milestone; null in a cohort with rolling pacing, where it differs by
   *     learner
   */
  @Schema(name = "NextDueOfCohort")
  record NextDue(LocalDate day, @Nullable String title) {}
}
