package dev.milepost.state;

import static dev.milepost.events.MilestoneEventType.APPROVED;
import static dev.milepost.events.MilestoneEventType.CHANGES_REQUESTED;
import static dev.milepost.events.MilestoneEventType.COMPLETED;
import static dev.milepost.events.MilestoneEventType.REVOKED;
import static dev.milepost.events.MilestoneEventType.STARTED;
import static dev.milepost.events.MilestoneEventType.SUBMITTED;

import dev.milepost.events.MilestoneEventType;
import dev.milepost.events.MilestoneReported;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All that has to be kept of one learner's events on one milestone: per type the first and the last
 * by (occurredAt, id).
 *
 * <p>Since only minima and maxima are kept, adding events is commutative, associative and
 * idempotent: any order, repetition or lateness of the same events gives an equal history, and so
 * the same state. The rules stand as a table in {@code docs/milestone-state.md}.
 */
public final class MilestoneHistory {

  public static final MilestoneHistory NONE = of(new Marks[MilestoneEventType.values().length]);

  private final @Nullable Marks[] byType;

  private MilestoneHistory(@Nullable Marks[] byType) {
    this.byType = byType;
  }

  /**
   * @param byType one for each type, in its order; null where there is none; not copied
   */
  public static MilestoneHistory of(@Nullable Marks... byType) {
    return new MilestoneHistory(byType);
  }

  public MilestoneHistory with(MilestoneReported event) {
    Mark mark = Mark.of(event);
    @Nullable Marks[] next = byType.clone();
    Marks known = marks(event.type());
    next[event.type().ordinal()] = known == null ? Marks.of(mark) : known.with(mark);
    return new MilestoneHistory(next);
  }

  public @Nullable Marks marks(MilestoneEventType type) {
    return byType[type.ordinal()];
  }

  /**
   * @param reviewed whether the milestone asks for a mentor's review; without it a submission
   *     counts as done
   */
  public MilestoneState state(boolean reviewed) {
    Mark claim = latest(lastAlive(SUBMITTED), lastAlive(COMPLETED));
    Mark approved = aliveReview(APPROVED, claim);
    Mark sentBack = aliveReview(CHANGES_REQUESTED, claim);
    if (wins(sentBack, approved, claim)) {
      return claim == null || judges(sentBack, claim)
          ? undone(MilestoneStatus.CHANGES_REQUESTED, claim)
          : claimed(claim, reviewed);
    }
    if (approved != null) {
      return done(firstAlive(APPROVED, approved), claim);
    }
    if (claim != null) {
      return claimed(claim, reviewed);
    }
    return lastAlive(STARTED) == null ? MilestoneState.OPEN : undone(MilestoneStatus.STARTED, null);
  }

  private MilestoneState claimed(Mark claim, boolean reviewed) {
    return reviewed ? undone(MilestoneStatus.SUBMITTED, claim) : done(earliestClaim(claim), claim);
  }

  private static MilestoneState undone(MilestoneStatus status, @Nullable Mark claim) {
    return new MilestoneState(status, null, false, claim == null ? null : claim.id());
  }

  private static MilestoneState done(Mark by, @Nullable Mark claim) {
    return new MilestoneState(
        MilestoneStatus.DONE, by.at(), by.carriedOver(), claim == null ? null : claim.id());
  }

  /** A review that names the submission that counts beats one that does not; then the later. */
  private static boolean wins(
      @Nullable Mark sentBack, @Nullable Mark approved, @Nullable Mark claim) {
    if (sentBack == null || approved == null) {
      return sentBack != null;
    }
    return judges(sentBack, claim) == judges(approved, claim)
        ? sentBack.isAfter(approved)
        : judges(sentBack, claim);
  }

  /** A review of a submission that stands is not voided, whatever the clocks say. */
  private @Nullable Mark aliveReview(MilestoneEventType type, @Nullable Mark claim) {
    Marks known = marks(type);
    if (known == null) {
      return null;
    }
    if (judges(known.last(), claim)) {
      return known.last();
    }
    return judges(known.first(), claim) ? known.first() : lastAlive(type);
  }

  private static boolean judges(@Nullable Mark review, @Nullable Mark claim) {
    return review != null && claim != null && claim.id().equals(review.submission());
  }

  private @Nullable Mark lastAlive(MilestoneEventType type) {
    Marks known = marks(type);
    return known != null && known.last().isAfter(revoked()) ? known.last() : null;
  }

  private Mark firstAlive(MilestoneEventType type, Mark otherwise) {
    Marks known = marks(type);
    return known != null && known.first().isAfter(revoked()) ? known.first() : otherwise;
  }

  private Mark earliestClaim(Mark claim) {
    return earlier(claim, earlier(firstAlive(SUBMITTED, claim), firstAlive(COMPLETED, claim)));
  }

  private static Mark earlier(Mark one, Mark other) {
    return other.compareTo(one) < 0 ? other : one;
  }

  private @Nullable Mark revoked() {
    Marks known = marks(REVOKED);
    return known == null ? null : known.last();
  }

  private static @Nullable Mark latest(@Nullable Mark one, @Nullable Mark other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MilestoneHistory that && Arrays.equals(byType, that.byType);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(byType);
  }

  @Override
  public String toString() {
    return Arrays.toString(byType);
  }
}
