package dev.milepost.notification.policy;

import java.time.Instant;
import java.util.List;

/**
 * The reader of a message.
 *
 * @param reachable whether there is an address to write to
 * @param blocked whether nothing is to be sent to that address
 * @param counted when the other messages that count against the reader's limits go or went out
 * @param askedFor whether a person asked for this message to be sent again, knowing how old it is
 */
public record Recipient(
    Wishes wishes, boolean reachable, boolean blocked, List<Instant> counted, boolean askedFor) {

  public Recipient with(List<Instant> more) {
    return new Recipient(wishes, reachable, blocked, more, askedFor);
  }
}
