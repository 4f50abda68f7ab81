package dev.milepost.benchmarks.replay;

import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.progress.pace.Pace;
import dev.milepost.progress.pace.Rhythm;
import dev.milepost.progress.risk.Reason;
import dev.milepost.progress.risk.Risk;
import dev.milepost.progress.risk.RiskRule;
import dev.milepost.progress.risk.Situation;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether a learner was on the list of those who may need help, which mentors see: by the progress
 * service's own rule, every evening, with what was known by then.
 */
final class MentorAlerts {

  private final ReplayedEnrolment enrolment;
  private final EnrolmentFacts facts;
  private final LocalDate start;
  private final LocalDate end;

  /**
   * @param enrolment whose time has passed
   */
  MentorAlerts(ReplayedEnrolment enrolment) {
    this.enrolment = enrolment;
    this.facts = enrolment.facts();
    this.start = facts.course().startDay();
    this.end = facts.course().endDay();
  }

  /**
   * For which reasons there was one by this day, by the names that the service has for them.
   *
   * @param lastDay counted from the cohort's start
   */
  Set<String> by(int lastDay) {
    return IntStream.rangeClosed(0, lastDay)
        .mapToObj(start::plusDays)
        .flatMap(day -> on(day).stream())
        .flatMap(risk -> risk.reasons().stream())
        .map(Reason::code)
        .collect(Collectors.toSet());
  }

  private Optional<Risk> on(LocalDate day) {
    if (enrolment.told().enrolledOn().isAfter(day)) {
      return Optional.empty();
    }
    var evening = Moment.asOf(facts, facts.course().startOf(day.plusDays(1)).minusNanos(1));
    var pace = Pace.of(evening.standing(), enrolment.cohort().plan());
    var rhythm =
        Rhythm.of(evening.activeDays().stream().mapToInt(one -> (int) one.toEpochDay()).toArray());
    var situation =
        new Situation(
            facts.enrolment(),
            begun(),
            facts.withdrawnOn(),
            pace.nextDue(),
            rhythm.lastActive(),
            rhythm.usualGapDays());
    return new RiskRule(start, end, day).assess(situation);
  }

  private LocalDate begun() {
    LocalDate counts = enrolment.told().countsFrom();
    return counts.isAfter(start) ? counts : start;
  }
}
