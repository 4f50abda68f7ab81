package dev.milepost.notification.delivery;

import io.micrometer.core.instrument.MeterRegistry;

/** Counts what came of messages. */
final class DeliveryMetrics {

  private final MeterRegistry registry;

  DeliveryMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void count(Answer answer) {
    count(
        switch (answer) {
          case Answer.Accepted _ -> "sent";
          case Answer.Refused _ -> "failed";
          case Answer.Unknown _ -> "unknown";
          case Answer.NotYet _ -> "retried";
        },
        1);
  }

  void suppressed() {
    count("suppressed", 1);
  }

  void failed() {
    count("failed", 1);
  }

  /** Messages whose sender did not come back. */
  void lost(int messages) {
    count("unknown", messages);
  }

  void unreachable() {
    registry.counter("milepost.mail.server.unreachable").increment();
  }

  private void count(String outcome, int messages) {
    registry.counter("milepost.messages", "outcome", outcome).increment(messages);
  }
}
