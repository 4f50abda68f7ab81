package dev.milepost.progress.pace;

import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.state.MilestoneStatus;
import dev.milepost.state.Outline;
import dev.milepost.state.Standing;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * When everything required will be done if a learner goes on as in the last weeks: a range, and
 * honest where there is too little to tell one. Speed is in the hours that the roadmap estimates,
 * per week; where it estimates none, in milestones.
 */
public sealed interface Forecast {

  /** The weeks looked back on, at most. */
  int WEEKS = 8;

  /** Everything required is done. */
  record Finished() implements Forecast {}

  /** What is left waits for a review. */
  record InReview() implements Forecast {}

  /** Fewer than three milestones, or weeks, to go by. */
  record TooEarly() implements Forecast {}

  /** Nothing was done in the last four weeks. */
  record Standstill() implements Forecast {}

  /** Not within two years. */
  record FarOff() implements Forecast {}

  /**
   * @param earliest after today
   * @param latest after {@code earliest}
   */
  record Between(LocalDate earliest, LocalDate latest) implements Forecast {}

  /**
   * @param done what was done, required and not carried over
   * @param today in the zone of the days
   */
  static Forecast of(Standing standing, Collection<DoneOn> done, LocalDate today) {
    if (standing.isRoadmapCompleted()) {
      return new Finished();
    }
    Outline outline = standing.outline();
    double left =
        outline
            .required()
            .filter(place -> isToDo(standing.status(place)))
            .mapToDouble(place -> effort(outline, outline.milestone(place)))
            .sum();
    if (left == 0) {
      return new InReview();
    }
    return of(left, weekly(outline, done, today), done.size(), today);
  }

  private static Forecast of(double left, List<Double> weekly, int milestones, LocalDate today) {
    if (weekly.size() < 3 || milestones < 3) {
      return new TooEarly();
    }
    if (weekly.stream().limit(4).allMatch(effort -> effort == 0)) {
      return new Standstill();
    }
    double mean = sum(weekly) / weekly.size();
    double error = standardError(weekly, mean);
    // At least a tenth either way, since no week is like the last; and never below half of it.
    double slow = Math.clamp(mean - error, mean / 2, mean * 0.9);
    double fast = Math.max(mean + error, mean * 1.1);
    double days = left / slow * 7;
    if (days > 730) {
      return new FarOff();
    }
    LocalDate earliest = today.plusDays((long) Math.ceil(left / fast * 7));
    LocalDate latest = today.plusDays((long) Math.ceil(days));
    return new Between(earliest, latest.isAfter(earliest) ? latest : earliest.plusDays(1));
  }

  /** Effort by week since the first day with any, the last seven days first. */
  private static List<Double> weekly(Outline outline, Collection<DoneOn> done, LocalDate today) {
    var effort = new double[WEEKS];
    int weeks = 0;
    for (DoneOn one : done) {
      int ago = Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(one.day(), today)) / 7);
      weeks = Math.max(weeks, Math.min(ago + 1, WEEKS));
      if (ago < WEEKS) {
        effort[ago] += effort(outline, one.milestone());
      }
    }
    return DoubleStream.of(effort).limit(weeks).boxed().toList();
  }

  private static double standardError(List<Double> weekly, double mean) {
    double squares = weekly.stream().mapToDouble(effort -> Math.pow(effort - mean, 2)).sum();
    return Math.sqrt(squares / (weekly.size() - 1) / weekly.size());
  }

  private static double sum(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sum();
  }

  private static boolean isToDo(MilestoneStatus status) {
    return status != MilestoneStatus.DONE && status != MilestoneStatus.SUBMITTED;
  }

  private static double effort(Outline outline, Milestone milestone) {
    boolean estimated = outline.milestones().stream().anyMatch(one -> one.hours() > 0);
    return estimated ? milestone.hours() : 1;
  }

  /** A milestone and the day on which it was done. */
  record DoneOn(Milestone milestone, LocalDate day) {}
}
