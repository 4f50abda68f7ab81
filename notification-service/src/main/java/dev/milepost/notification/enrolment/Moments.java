package dev.milepost.notification.enrolment;

import dev.milepost.events.MilestoneReported;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The moments of one enrolment. Most of them see everything that is known of it: that is put
 * together once for all of these. Not thread-safe.
 */
public final class Moments {

  private final EnrolmentFacts facts;
  private final Optional<Instant> lastEvent;
  private @Nullable Moment whole;

  public Moments(EnrolmentFacts facts) {
    this.facts = facts;
    this.lastEvent =
        facts.events().stream().map(MilestoneReported::occurredAt).max(Comparator.naturalOrder());
  }

  public EnrolmentFacts facts() {
    return facts;
  }

  /** As {@link Moment#now}. */
  public Moment now(Instant at) {
    Moment known = whole;
    if (known == null) {
      known = Moment.now(facts, at);
      whole = known;
    }
    return known.knownAt(at);
  }

  /** As {@link Moment#asOf}. */
  public Moment asOf(Instant at) {
    return lastEvent.filter(last -> last.isAfter(at)).isPresent()
        ? Moment.asOf(facts, at)
        : now(at);
  }
}
