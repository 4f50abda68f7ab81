package dev.milepost.notification.scheduling;

import dev.milepost.notification.ledger.Decision;
import dev.milepost.notification.ledger.MentorDecision;
import dev.milepost.notification.policy.HeldBack;
import dev.milepost.notification.rules.Rule;
import dev.milepost.notification.scheduling.RunTimelines.Ran;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/** Counts decisions by rule and by what came of them. */
final class DecisionMetrics {

  private final MeterRegistry registry;
  private final Counter parked;

  DecisionMetrics(MeterRegistry registry) {
    this.registry = registry;
    parked =
        Counter.builder("milepost.timelines.parked")
            .description("enrolments and mentors' cohorts that could not be decided on")
            .register(registry);
  }

  /** Returns how many enrolments were looked at. */
  int count(Ran ran) {
    parked.increment(ran.parked());
    for (Decision decision : ran.decisions()) {
      count(decision.finding().rule(), decision.heldBack());
    }
    return ran.looked();
  }

  /** Returns how many mentors' cohorts were looked at. */
  int count(RunMentorTimelines.Ran ran) {
    parked.increment(ran.parked());
    for (MentorDecision decision : ran.decisions()) {
      count(decision.finding().rule(), decision.heldBack());
    }
    return ran.looked();
  }

  private void count(Rule rule, @Nullable HeldBack heldBack) {
    registry
        .counter(
            "milepost.decisions",
            "rule",
            rule.wireName(),
            "outcome",
            heldBack == null ? "queued" : heldBack.wireName())
        .increment();
  }
}
