package dev.milepost.notification.scheduling;

import dev.milepost.notification.policy.HeldBack;
import dev.milepost.notification.rules.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one batch.
 *
 * @param looked how many rows were due
 * @param parked how many of them could not be decided on
 * @param decided what went to the ledger
 */
public record Ran(int looked, int parked, List<Decided> decided) {

  static final Ran NOTHING = new Ran(0, 0, List.of());

  /**
   * @param heldBack null when the message is queued
   */
  public record Decided(Rule rule, @Nullable HeldBack heldBack) {}
}
