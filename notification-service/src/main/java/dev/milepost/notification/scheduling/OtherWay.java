package dev.milepost.notification.scheduling;

import dev.milepost.notification.policy.Channel;
import dev.milepost.notification.rules.Finding;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A way beside e-mail on which readers hear what was found about them. Every way is one class, a
 * bean: it keeps its messages and says itself how they come to their reader.
 */
public interface OtherWay {

  Channel channel();

  /** Those of {@code learners} that can hear anything on this way. */
  Set<UUID> reached(Collection<UUID> learners);

  /**
   * Takes messages over, in their order and in the caller's transaction. Of one dedupe key and
   * reader it has at most one message, the first.
   */
  void take(List<Message> messages);

  /**
   * @param dedupeKey names the message for good, on every way
   * @param finding what to tell
   * @param dueAt business time at which it came up
   */
  record Message(String dedupeKey, UUID enrolment, UUID learner, Finding finding, Instant dueAt) {}
}
