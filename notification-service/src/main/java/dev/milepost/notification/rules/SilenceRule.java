package dev.milepost.notification.rules;

import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.rules.Finding.Silence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A learner is silent for longer than is usual for this learner: longer than some days, and longer
 * than 2.5 times the median gap between the days on which they were active. Told once a silence;
 * never while there is nothing that the learner could take up. The time before a withdrawal was
 * taken back is not held against the learner.
 */
public final class SilenceRule implements TimedRule<Silence> {

  static final double TIMES_THE_USUAL = 2.5;

  @Override
  public Rule rule() {
    return Rule.SILENCE;
  }

  @Override
  public Stream<Instant> moments(EnrolmentFacts facts) {
    return Stream.of(momentAfter(Moment.now(facts, Instant.MAX)));
  }

  @Override
  public Stream<Silence> findings(Moment moment) {
    return momentAfter(moment).equals(moment.at()) ? finding(moment).stream() : Stream.empty();
  }

  @Override
  public Optional<Silence> stillTrue(Silence finding, Moment now) {
    return finding(now).filter(found -> found.since().equals(finding.since()));
  }

  private Optional<Silence> finding(Moment moment) {
    LocalDate since = since(moment);
    int silent = (int) ChronoUnit.DAYS.between(since, moment.today());
    if (moment.standing().isRoadmapCompleted() || silent <= tolerated(moment)) {
      return Optional.empty();
    }
    return moment
        .nextStep()
        .map(
            next ->
                new Silence(
                    since,
                    !moment.activeDays().isEmpty(),
                    silent,
                    (int) Math.round(usualGap(moment.activeDays())),
                    next));
  }

  private Instant momentAfter(Moment moment) {
    var facts = moment.facts();
    LocalDate day = since(moment).plusDays((long) tolerated(moment) + 1);
    return rule().speaksOn(day, facts);
  }

  private static LocalDate since(Moment moment) {
    List<LocalDate> days = moment.activeDays();
    LocalDate last = days.isEmpty() ? moment.facts().firstDay() : days.getLast();
    return moment.facts().resumedOn().filter(last::isBefore).orElse(last);
  }

  /** Days of silence that are nothing unusual. */
  private double tolerated(Moment moment) {
    return Math.max(
        rule().setting(moment.facts()).number(), TIMES_THE_USUAL * usualGap(moment.activeDays()));
  }

  /** The median of the gaps in days; 0 before there are two active days. */
  static double usualGap(List<LocalDate> days) {
    long[] gaps =
        IntStream.range(1, days.size())
            .mapToLong(place -> ChronoUnit.DAYS.between(days.get(place - 1), days.get(place)))
            .sorted()
            .toArray();
    if (gaps.length == 0) {
      return 0;
    }
    return (gaps[(gaps.length - 1) / 2] + gaps[gaps.length / 2]) / 2.0;
  }
}
