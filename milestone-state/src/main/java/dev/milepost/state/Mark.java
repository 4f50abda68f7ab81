package dev.milepost.state;

import dev.milepost.events.MilestoneReported;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the fold keeps of one milestone event. Marks are ordered by when they happened, then by id,
 * so that any two differ and their order is the same everywhere.
 *
 * @param submission for a review: the submission that it judges
 */
public record Mark(Instant at, UUID id, @Nullable UUID submission, boolean carriedOver)
    implements Comparable<Mark> {

  private static final Comparator<Mark> ORDER =
      Comparator.comparing(Mark::at).thenComparing(mark -> mark.id().toString());

  static Mark of(MilestoneReported event) {
    return new Mark(event.occurredAt(), event.id(), event.submission(), event.carriedOver());
  }

  @Override
  public int compareTo(Mark other) {
    return ORDER.compare(this, other);
  }

  boolean isAfter(@Nullable Mark other) {
    return other == null || compareTo(other) > 0;
  }
}
