package dev.milepost.notification.policy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reader of a message.
 *
 * @param reachable whether there is an address to write to
 * @param blocked whether nothing is to be sent to that address
 * @param counted when the other messages that count against the reader's limits go or went out
 * @param lastActive when the reader last did anything, or told of it, in any cohort; null for who
 *     has not yet, and for mentors, of whom nothing is counted
 * @param askedFor whether a person asked for this message to be sent again, knowing how old it is
 */
public record Recipient(
    Wishes wishes,
    boolean reachable,
    boolean blocked,
    List<Instant> counted,
    @Nullable Instant lastActive,
    boolean askedFor) {

  /** Who has not done anything. */
  public Recipient(
      Wishes wishes, boolean reachable, boolean blocked, List<Instant> counted, boolean askedFor) {
    this(wishes, reachable, blocked, counted, null, askedFor);
  }

  public Recipient with(List<Instant> more) {
    return new Recipient(wishes, reachable, blocked, more, lastActive, askedFor);
  }

  public Recipient lastActive(@Nullable Instant at) {
    return new Recipient(wishes, reachable, blocked, counted, at, askedFor);
  }
}
