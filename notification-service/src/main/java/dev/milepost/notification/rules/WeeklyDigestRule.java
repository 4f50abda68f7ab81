package dev.milepost.notification.rules;

import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.rules.Finding.Digest;
import dev.milepost.notification.rules.Finding.Overdue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What was kept for the digest and is still so, each once, in the order in which it came up. Where
 * a cohort wants a weekly overview, a digest comes with time as well, also with nothing kept.
 */
public final class WeeklyDigestRule implements TimedRule<Digest> {

  private final Function<Kept, Optional<? extends Finding>> stillTrue;

  /**
   * @param stillTrue how a kept finding stands at a moment
   */
  WeeklyDigestRule(Function<Kept, Optional<? extends Finding>> stillTrue) {
    this.stillTrue = stillTrue;
  }

  @Override
  public Rule rule() {
    return Rule.WEEKLY_DIGEST;
  }

  @Override
  public Stream<Instant> moments(EnrolmentFacts facts) {
    if (!facts.course().settings().weeklyOverview()) {
      return Stream.empty();
    }
    Instant end = facts.course().startOf(facts.course().endDay().plusDays(1));
    return Stream.iterate(
            next(facts, facts.course().startOf(facts.firstDay())), last -> next(facts, last))
        .takeWhile(moment -> moment.isBefore(end));
  }

  @Override
  public Stream<Digest> findings(Moment moment) {
    var facts = moment.facts();
    return moments(facts).anyMatch(moment.at()::equals)
        ? Stream.of(new Digest(LocalDate.ofInstant(moment.at(), facts.learnerZone()), List.of()))
        : Stream.empty();
  }

  @Override
  public Optional<Digest> stillTrue(Digest finding, Moment now) {
    var left = new LinkedHashMap<String, Finding>();
    for (Finding kept : finding.kept()) {
      stillTrue.apply(new Kept(kept, now)).ifPresent(found -> left.put(topic(found), found));
    }
    boolean overview =
        now.facts().course().settings().weeklyOverview() && !now.standing().isRoadmapCompleted();
    if (!left.isEmpty()) {
      return Optional.of(new Digest(finding.day(), List.copyOf(left.values())));
    }
    return overview
        ? Optional.of(new Digest(finding.day(), List.of(), now.nextStep().orElse(null)))
        : Optional.empty();
  }

  private static Instant next(EnrolmentFacts facts, Instant after) {
    return facts.sendTimes().firstAfter(after, facts.course().settings().digestDay());
  }

  /** A later notice of what is overdue says what an earlier one did. */
  private static String topic(Finding found) {
    return found instanceof Overdue
        ? found.rule().wireName()
        : found.rule().wireName() + "/" + found.subject();
  }

  record Kept(Finding finding, Moment now) {}
}
