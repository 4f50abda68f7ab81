package dev.milepost.notification.delivery;

import dev.milepost.notification.policy.HeldBack;
import dev.milepost.notification.rules.Rule;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** Counts what came of messages, by rule. */
final class DeliveryMetrics {

  private final MeterRegistry registry;

  DeliveryMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void count(Rule rule, Answer answer) {
    count(
        rule,
        switch (answer) {
          case Answer.Accepted _ -> "sent";
          case Answer.Refused _ -> "failed";
          case Answer.Unknown _ -> "unknown";
          case Answer.NotYet _ -> "retried";
        });
  }

  void heldBack(Rule rule, HeldBack why) {
    count(rule, why.outcome());
  }

  void failed(Rule rule) {
    count(rule, "failed");
  }

  /** Messages whose sender did not come back. */
  void lost(List<Rule> messages) {
    messages.forEach(rule -> count(rule, "unknown"));
  }

  void unreachable() {
    registry.counter("milepost.mail.server.unreachable").increment();
  }

  private void count(Rule rule, String outcome) {
    registry.counter("milepost.messages", "rule", rule.wireName(), "outcome", outcome).increment();
  }
}
