package dev.milepost.notification.scheduling;

import dev.milepost.notification.ledger.Decision;
import dev.milepost.notification.policy.HeldBack;
import dev.milepost.notification.scheduling.RunTimelines.Ran;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts decisions by rule and by what came of them. */
final class DecisionMetrics {

  private final MeterRegistry registry;
  private final Counter parked;

  DecisionMetrics(MeterRegistry registry) {
    this.registry = registry;
    parked =
        Counter.builder("milepost.timelines.parked")
            .description("enrolments that could not be decided on")
            .register(registry);
  }

  /** Returns how many enrolments were looked at. */
  int count(Ran ran) {
    parked.increment(ran.parked());
    for (Decision decision : ran.decisions()) {
      HeldBack heldBack = decision.heldBack();
      registry
          .counter(
              "milepost.decisions",
              "rule",
              decision.finding().rule().wireName(),
              "outcome",
              heldBack == null ? "queued" : heldBack.wireName())
          .increment();
    }
    return ran.looked();
  }
}
