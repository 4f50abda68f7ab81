package dev.milepost.notification.scheduling;

import dev.milepost.notification.policy.Channel;
import dev.milepost.notification.rules.Finding;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A way beside e-mail on which readers hear what was found about them, or about cohorts that they
 * look after. Every way is one class, a bean: it keeps its messages and says itself how they come
 * to their reader.
 */
public interface OtherWay {

  Channel channel();

  /**
   * Those of {@code readers} that can hear anything on this way.
   *
   * @param readers learners and mentors, and cohorts for everybody who looks after them
   */
  Set<UUID> reached(Collection<UUID> readers);

  /**
   * Takes messages over, in their order and in the caller's transaction. Of one dedupe key and
   * reader it has at most one message, the first.
   */
  void take(List<Message> messages);

  /**
   * About an enrolment or about a cohort, of which the other is null.
   *
   * @param dedupeKey names the message for good, on every way
   * @param reader the cohort itself for everybody who looks after it
   * @param finding what to tell
   * @param dueAt business time at which it came up
   */
  record Message(
      String dedupeKey,
      @Nullable UUID enrolment,
      @Nullable UUID cohort,
      UUID reader,
      Finding finding,
      Instant dueAt) {}
}
