package dev.milepost.notification.listing;

import dev.milepost.notification.policy.HeldBack;
import dev.milepost.time.BusinessClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what came of a message and why, without any code, to its reader or to somebody else. */
@Component
class OutcomeInWords {

  /** What its reader chose, which is said otherwise to everybody else. */
  private static final Set<HeldBack> CHOSEN = Set.of(HeldBack.PAUSED, HeldBack.SNOOZED);

  /** Beside the policy's own. */
  private static final Set<String> EXPLAINED = Set.of("unusable-address", "cannot-be-written");

  private final BusinessClock clock;
  private final Clock system;

  OutcomeInWords(BusinessClock clock, Clock system) {
    this.clock = clock;
    this.system = system;
  }

  String toReader(LedgerEntry entry, Language language, ZoneId zone) {
    return of(entry, () -> toReader(entry.reason(), language), language, zone);
  }

  String toOthers(LedgerEntry entry, Language language, ZoneId zone) {
    return of(entry, () -> toOthers(entry.reason(), language), language, zone);
  }

  private String of(LedgerEntry entry, Supplier<String> why, Language language, ZoneId zone) {
    return switch (entry.outcome()) {
      case "sent" -> language.say("outcome.sent");
      case "claimed", "sending" -> language.say("outcome.on-its-way");
      case "unknown" -> language.say("outcome.unknown");
      case "suppressed" -> language.say("outcome.not-sent", why.get());
      case "folded" -> language.say(folded(entry.digestOutcome()), why.get());
      case "failed" -> language.say("outcome.failed", why.get());
      default -> waiting(entry.nextTryAt(), language, zone);
    };
  }

  /** Why messages were not sent, in words, the most frequent reason first. */
  Map<String, Long> reasons(LedgerSummary summary, Language language) {
    var reasons = new LinkedHashMap<String, Long>();
    summary.reasons().entrySet().stream()
        .filter(counted -> !counted.getKey().startsWith("unknown/"))
        .filter(counted -> !counted.getKey().startsWith("folded/"))
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(
            counted -> {
              List<String> parts = List.of(counted.getKey().split("/", 2));
              reasons.merge(toOthers(parts.getLast(), language), counted.getValue(), Long::sum);
            });
    return reasons;
  }

  private static String folded(@Nullable String digestOutcome) {
    return switch (digestOutcome) {
      case "sent" -> "outcome.folded-into";
      case "unknown" -> "outcome.folded-unclear";
      case "failed", "suppressed" -> "outcome.folded-untold";
      case null, default -> "outcome.folded";
    };
  }

  private String waiting(@Nullable Instant nextTry, Language language, ZoneId zone) {
    Instant now = system.instant();
    if (nextTry == null || !nextTry.isAfter(now)) {
      return language.say("outcome.waiting");
    }
    Instant until = clock.now().plus(Duration.between(now, nextTry));
    return language.say("outcome.waiting-until", language.time(until, zone));
  }

  private static String toOthers(@Nullable String reason, Language language) {
    return reason != null && HeldBack.named(reason).filter(CHOSEN::contains).isPresent()
        ? language.say("because.reader." + reason)
        : toReader(reason, language);
  }

  private static String toReader(@Nullable String reason, Language language) {
    if (reason != null && (EXPLAINED.contains(reason) || HeldBack.named(reason).isPresent())) {
      return language.say("because." + reason);
    }
    return language.say(
        reason != null && reason.endsWith("-at-recipient")
            ? "because.recipient-refused"
            : "because.refused");
  }
}
