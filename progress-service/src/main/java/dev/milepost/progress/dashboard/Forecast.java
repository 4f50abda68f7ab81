package dev.milepost.progress.dashboard;

import dev.milepost.progress.dashboard.Dashboard.ProjectedDay;
import dev.milepost.progress.dashboard.Dashboard.Projection;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a cohort gets to if it goes on as of late. Each of a thousand futures draws, week by week,
 * one of the last eight weeks' counts of milestones done, with replacement (the bootstrap of B.
 * Efron, Annals of Statistics 7, 1979; of weekly throughput as in D. Vacanti, Actionable Agile
 * Metrics for Predictability, 2015). A range reaches from the future that one in ten falls short of
 * to the one that one in ten goes beyond.
 *
 * <p>It takes weeks for independent and alike, so it knows nothing of holidays to come, nor of due
 * days that are set closer or wider than of late: it is a range of what is usual, no promise. The
 * same figures always give the same range.
 *
 * @param recent done in each of the last weeks, none of them negative
 * @param known the last day of which it is known what was done
 * @param end the cohort's last day
 * @param done by {@code known}
 * @param planned by {@code end}
 */
record Forecast(List<Integer> recent, LocalDate known, LocalDate end, int done, int planned) {

  private static final int RECENT_WEEKS = 8;
  private static final int FEWEST_WEEKS = 2;
  private static final int FUTURES = 1_000;
  private static final int WEEK = 7;

  /** Two years: a plan that is not reached within them counts as not reached. */
  private static final int WEEKS_AHEAD = 104;

  private static final int NEVER = Integer.MAX_VALUE;
  private static final long SEED = 20_260_302;

  /**
   * @param known the last day of which it is known what was done
   * @return null when there is nothing to go by (fewer than two whole weeks) or nothing to say (all
   *     that is planned is done, or the last day is over)
   */
  static @Nullable Forecast of(BurnUp burnUp, LocalDate start, LocalDate end, LocalDate known) {
    int weeks = (int) Math.min(RECENT_WEEKS, (ChronoUnit.DAYS.between(start, known) + 1) / WEEK);
    int done = burnUp.doneBy(known);
    int planned = burnUp.plannedBy(end);
    if (weeks < FEWEST_WEEKS || done >= planned || !known.isBefore(end)) {
      return null;
    }
    List<Integer> recent =
        IntStream.range(0, weeks)
            .map(
                week ->
                    burnUp.doneBy(known.minusDays((long) WEEK * week))
                        - burnUp.doneBy(known.minusDays((long) WEEK * (week + 1))))
            .map(count -> Math.max(0, count))
            .boxed()
            .toList();
    return new Forecast(recent, known, end, done, planned);
  }

  /** Draws the futures, which takes a millisecond or two. */
  Projection project() {
    int days = (int) ChronoUnit.DAYS.between(known, end);
    int[] points = points(days);
    var reached = new int[points.length][FUTURES];
    var finished = new int[FUTURES];
    var random = new SplittableRandom(SEED);
    for (int future = 0; future < FUTURES; future++) {
      finished[future] = draw(random, points, reached, future);
    }
    Arrays.sort(finished);
    return new Projection(
        recent.size(), planned, band(points, reached), day(low(finished)), day(high(finished)));
  }

  /** Days from the known one at which the band is told: every seventh, and the last. */
  private static int[] points(int days) {
    return IntStream.concat(
            IntStream.iterate(WEEK, day -> day < days, day -> day + WEEK), IntStream.of(days))
        .toArray();
  }

  /** Notes what one future reaches at each point; tells the day on which it has done all. */
  private int draw(SplittableRandom random, int[] points, int[][] reached, int future) {
    double sum = done;
    int finished = NEVER;
    int point = 0;
    for (int week = 0; week < WEEKS_AHEAD && (finished == NEVER || point < points.length); week++) {
      int rate = recent.get(random.nextInt(recent.size()));
      for (; point < points.length && points[point] <= (week + 1) * WEEK; point++) {
        double part = (points[point] - week * WEEK) / (double) WEEK;
        reached[point][future] = (int) Math.min(planned, Math.round(sum + rate * part));
      }
      if (finished == NEVER && sum + rate >= planned) {
        finished = week * WEEK + (int) Math.ceil((planned - sum) * WEEK / rate);
      }
      sum += rate;
    }
    for (; point < points.length; point++) {
      reached[point][future] = (int) Math.min(planned, Math.round(sum));
    }
    return finished;
  }

  private List<ProjectedDay> band(int[] points, int[][] reached) {
    var band = new ArrayList<ProjectedDay>();
    band.add(new ProjectedDay(known, done, done));
    for (int point = 0; point < points.length; point++) {
      Arrays.sort(reached[point]);
      band.add(
          new ProjectedDay(
              known.plusDays(points[point]), low(reached[point]), high(reached[point])));
    }
    return band;
  }

  private @Nullable LocalDate day(int fromKnown) {
    return fromKnown == NEVER ? null : known.plusDays(fromKnown);
  }

  private static int low(int[] sorted) {
    return sorted[sorted.length / 10];
  }

  private static int high(int[] sorted) {
    return sorted[sorted.length - 1 - sorted.length / 10];
  }
}
