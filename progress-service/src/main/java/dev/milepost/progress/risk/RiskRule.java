package dev.milepost.progress.risk;

import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.past.LearnerThen;
import dev.milepost.progress.risk.Reason.BehindPlan;
import dev.milepost.progress.risk.Reason.Inactive;
import dev.milepost.progress.risk.Reason.NeverStarted;
import dev.milepost.state.Tolerance;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells who may need help on a day of a cohort. Who is behind the plan by a week, silent for longer
 * than is usual for them, or has not begun after a week is; who has finished or withdrawn is not;
 * and nobody is outside of the cohort's days.
 */
public final class RiskRule {

  private final LocalDate today;
  private final boolean running;

  /**
   * @param startDay the cohort's first day
   * @param endDay its last
   */
  public RiskRule(LocalDate startDay, LocalDate endDay, LocalDate today) {
    this.today = today;
    this.running = !today.isBefore(startDay) && !today.isAfter(endDay);
  }

  /**
   * Whom the rule finds at the end of a past day, the highest score first, equal ones as they were
   * given; with those whose alert was snoozed then.
   */
  public static List<Risk> then(Cohort cohort, List<LearnerThen> learners, LocalDate day) {
    var rule = new RiskRule(cohort.startDay(), cohort.endDay(), day);
    return learners.stream()
        .map(learner -> rule.assess(Situation.of(learner)))
        .flatMap(Optional::stream)
        .sorted(Comparator.comparingInt(Risk::score).reversed())
        .toList();
  }

  /** False when nobody can be at risk, whatever their situation. */
  boolean isRunning() {
    return running;
  }

  public Optional<Risk> assess(Situation learner) {
    LocalDate nextDue = learner.nextDue();
    LocalDate withdrawnOn = learner.withdrawnOn();
    boolean withdrawn = withdrawnOn != null && !withdrawnOn.isAfter(today);
    if (!running || withdrawn || nextDue == null) {
      return Optional.empty();
    }
    List<Reason> reasons =
        Stream.of(behind(nextDue), silence(learner)).flatMap(Optional::stream).toList();
    return reasons.isEmpty()
        ? Optional.empty()
        : Optional.of(Risk.of(learner.enrolment(), reasons));
  }

  private Optional<Reason> behind(LocalDate nextDue) {
    int days = daysSince(nextDue);
    return days >= Tolerance.GRACE_DAYS ? Optional.of(new BehindPlan(days)) : Optional.empty();
  }

  private Optional<Reason> silence(Situation learner) {
    LocalDate lastActive = learner.lastActive();
    if (lastActive == null) {
      int waited = daysSince(learner.begun());
      return waited >= Tolerance.GRACE_DAYS
          ? Optional.of(new NeverStarted(waited))
          : Optional.empty();
    }
    int silent = daysSince(lastActive);
    int tolerated = Tolerance.ofSilence(learner.usualGapDays());
    return silent > tolerated
        ? Optional.of(new Inactive(silent, learner.usualGapDays(), tolerated))
        : Optional.empty();
  }

  private int daysSince(LocalDate day) {
    return (int) ChronoUnit.DAYS.between(day, today);
  }
}
