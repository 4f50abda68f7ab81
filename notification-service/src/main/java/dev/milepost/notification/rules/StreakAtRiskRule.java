package dev.milepost.notification.rules;

import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.rules.Finding.StreakAtRisk;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who was active in several weeks in a row and not yet in this one is told so on its Friday, with a
 * weekend left. Only who has asked for it is looked at at all.
 */
public final class StreakAtRiskRule implements TimedRule<StreakAtRisk> {

  @Override
  public Rule rule() {
    return Rule.STREAK_AT_RISK;
  }

  @Override
  public Stream<Instant> moments(EnrolmentFacts facts) {
    if (!facts.streaksWanted()) {
      return Stream.empty();
    }
    LocalDate first = facts.firstDay().with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));
    return Stream.iterate(first, friday -> friday.plusWeeks(1))
        .takeWhile(friday -> !friday.isAfter(facts.course().endDay()))
        .map(friday -> rule().speaksOn(friday, facts));
  }

  @Override
  public Stream<StreakAtRisk> findings(Moment moment) {
    return moments(moment.facts()).anyMatch(moment.at()::equals)
        ? finding(moment, weekOf(moment.today())).stream()
        : Stream.empty();
  }

  @Override
  public Optional<StreakAtRisk> stillTrue(StreakAtRisk finding, Moment now) {
    return weekOf(now.today()).equals(finding.week())
        ? finding(now, finding.week())
        : Optional.empty();
  }

  private Optional<StreakAtRisk> finding(Moment moment, LocalDate week) {
    Set<LocalDate> active =
        moment.activeDays().stream().map(StreakAtRiskRule::weekOf).collect(Collectors.toSet());
    int weeks =
        (int)
            Stream.iterate(week.minusWeeks(1), one -> one.minusWeeks(1))
                .takeWhile(active::contains)
                .count();
    return active.contains(week) || weeks < rule().setting(moment.facts()).number()
        ? Optional.empty()
        : moment.nextStep().map(next -> new StreakAtRisk(week, weeks, next));
  }

  /** The Monday that it begins with. */
  private static LocalDate weekOf(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
