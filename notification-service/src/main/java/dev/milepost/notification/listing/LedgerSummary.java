package dev.milepost.notification.listing;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many decisions there are by outcome.
 *
 * @param due all of them
 * @param queued waiting, or on the way: claimed and being sent included
 * @param folded told in a digest, or waiting for one
 * @param reasons of what was held back or folded, failed or is unknown, as {@code outcome/reason}
 */
record LedgerSummary(
    long due,
    long queued,
    long sent,
    long failed,
    long unknown,
    long suppressed,
    long folded,
    Map<String, Long> reasons) {

  static LedgerSummary of(Map<String, Long> counts) {
    var reasons =
        counts.entrySet().stream()
            .filter(entry -> entry.getKey().contains("/"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    long due = counts.values().stream().mapToLong(Long::longValue).sum();
    return new LedgerSummary(
        due - reasons.values().stream().mapToLong(Long::longValue).sum(),
        sum(counts, "queued", "claimed", "sending"),
        sum(counts, "sent"),
        sum(counts, "failed"),
        sum(counts, "unknown"),
        sum(counts, "suppressed"),
        sum(counts, "folded"),
        reasons);
  }

  private static long sum(Map<String, Long> counts, String... outcomes) {
    return Arrays.stream(outcomes).mapToLong(name -> counts.getOrDefault(name, 0L)).sum();
  }
}
