package dev.milepost.notification.scheduling;

import dev.milepost.notification.policy.HeldBack;
import dev.milepost.notification.rules.Rule;
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

  /** Returns how many rows were looked at. */
  int count(Ran ran) {
    parked.increment(ran.parked());
    ran.decided().forEach(one -> count(one.rule(), one.heldBack()));
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
