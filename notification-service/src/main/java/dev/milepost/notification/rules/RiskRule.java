package dev.milepost.notification.rules;

import dev.milepost.notification.enrolment.LearnerSituation;
import dev.milepost.notification.rules.AtRisk.Kind;
import dev.milepost.notification.rules.AtRisk.Reason;
import dev.milepost.state.Tolerance;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who of a running cohort may need help on a day, as the progress service's list has it: who is
 * behind the plan by a week, silent for longer than is usual for them, or has not begun after a
 * week. Who has finished is not. Pure.
 */
public final class RiskRule {

  private final LocalDate today;

  /**
   * @param today in the cohort's zone
   */
  public RiskRule(LocalDate today) {
    this.today = today;
  }

  public Optional<AtRisk> assess(LearnerSituation learner) {
    LocalDate nextDue = learner.nextDue();
    if (nextDue == null) {
      return Optional.empty();
    }
    var weighed = new ArrayList<Weighed>();
    int behind = Math.max(0, daysSince(nextDue));
    if (behind >= Tolerance.GRACE_DAYS) {
      weighed.add(new Weighed(new Reason(Kind.BEHIND_PLAN, behind, null), behind));
    }
    silence(learner).ifPresent(weighed::add);
    return weighed.isEmpty() ? Optional.empty() : Optional.of(risk(learner, behind, weighed));
  }

  private Optional<Weighed> silence(LearnerSituation learner) {
    LocalDate lastActive = learner.lastActive();
    if (lastActive == null) {
      int waited = daysSince(learner.begun());
      return waited >= Tolerance.GRACE_DAYS
          ? Optional.of(new Weighed(new Reason(Kind.NEVER_STARTED, waited, null), waited))
          : Optional.empty();
    }
    int silent = daysSince(lastActive);
    int tolerated = Tolerance.ofSilence(learner.usualGapDays());
    return silent > tolerated
        ? Optional.of(
            new Weighed(
                new Reason(Kind.INACTIVE, silent, learner.usualGapDays()), silent - tolerated))
        : Optional.empty();
  }

  private static AtRisk risk(LearnerSituation learner, int behind, List<Weighed> weighed) {
    return new AtRisk(
        learner.enrolment(),
        learner.learner(),
        weighed.stream().mapToInt(Weighed::weight).sum(),
        behind,
        learner.late(),
        weighed.stream()
            .sorted(Comparator.comparing(Weighed::weight).reversed())
            .map(Weighed::reason)
            .toList());
  }

  private int daysSince(LocalDate day) {
    return (int) ChronoUnit.DAYS.between(day, today);
  }

  private record Weighed(Reason reason, int weight) {}
}
