package dev.milepost.state;

import dev.milepost.events.MilestoneReported;
import java.time.Instant;
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

  static Mark of(MilestoneReported event) {
    return new Mark(event.occurredAt(), event.id(), event.submission(), event.carriedOver());
  }

  @Override
  public int compareTo(Mark other) {
    int byTime = at.compareTo(other.at);
    if (byTime != 0) {
      return byTime;
    }
    // As their texts compare, and as PostgreSQL does: unsigned, where UUID's own order is signed.
    int byHigh =
        Long.compareUnsigned(id.getMostSignificantBits(), other.id.getMostSignificantBits());
    return byHigh != 0
        ? byHigh
        : Long.compareUnsigned(id.getLeastSignificantBits(), other.id.getLeastSignificantBits());
  }

  boolean isAfter(@Nullable Mark other) {
    return other == null || compareTo(other) > 0;
  }
}
