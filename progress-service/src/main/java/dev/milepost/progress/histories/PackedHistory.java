package dev.milepost.progress.histories;

import dev.milepost.events.MilestoneEventType;
import dev.milepost.state.Mark;
import dev.milepost.state.Marks;
import dev.milepost.state.MilestoneHistory;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The layout of one milestone's history, without its place. Per event type that occurred, in the
 * order of {@link MilestoneEventType}: its letter, which is a capital one when first and last
 * differ, and the one mark or both. A mark is the time in microseconds since 1970 in UTC (a long),
 * the id, a byte of flags (1 carried over, 2 of a submission) and the submission's id if there is
 * one.
 */
final class PackedHistory {

  private static final List<MilestoneEventType> TYPES = List.of(MilestoneEventType.values());
  private static final int ID = 16;
  private static final int MICROS = 1_000_000;
  private static final int CARRIED_OVER = 1;
  private static final int OF_SUBMISSION = 2;

  private PackedHistory() {}

  static int size(MilestoneHistory history) {
    int size = 0;
    for (MilestoneEventType type : TYPES) {
      Marks marks = history.marks(type);
      if (marks != null) {
        size += 1 + size(marks.first()) + (isOne(marks) ? 0 : size(marks.last()));
      }
    }
    return size;
  }

  private static int size(Mark mark) {
    return Long.BYTES + ID + 1 + (mark.submission() == null ? 0 : ID);
  }

  private static boolean isOne(Marks marks) {
    return marks.first().equals(marks.last());
  }

  static void pack(MilestoneHistory history, ByteBuffer to) {
    for (MilestoneEventType type : TYPES) {
      Marks marks = history.marks(type);
      if (marks != null) {
        boolean one = isOne(marks);
        char letter = letter(type);
        to.put((byte) (one ? letter : Character.toUpperCase(letter)));
        pack(marks.first(), to);
        if (!one) {
          pack(marks.last(), to);
        }
      }
    }
  }

  private static void pack(Mark mark, ByteBuffer to) {
    UUID submission = mark.submission();
    to.putLong(mark.at().getEpochSecond() * MICROS + mark.at().getNano() / 1_000);
    put(mark.id(), to);
    to.put(
        (byte)
            ((mark.carriedOver() ? CARRIED_OVER : 0) | (submission == null ? 0 : OF_SUBMISSION)));
    if (submission != null) {
      put(submission, to);
    }
  }

  static MilestoneHistory unpacked(ByteBuffer bytes) {
    var marks = new Marks[TYPES.size()];
    while (bytes.hasRemaining()) {
      char letter = (char) bytes.get();
      Mark first = mark(bytes);
      Mark last = Character.isUpperCase(letter) ? mark(bytes) : first;
      marks[type(Character.toLowerCase(letter)).ordinal()] = new Marks(first, last);
    }
    return MilestoneHistory.of(marks);
  }

  private static Mark mark(ByteBuffer bytes) {
    long micros = bytes.getLong();
    Instant at =
        Instant.ofEpochSecond(
            Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000L);
    UUID id = uuid(bytes);
    int flags = bytes.get();
    return new Mark(
        at, id, (flags & OF_SUBMISSION) == 0 ? null : uuid(bytes), (flags & CARRIED_OVER) != 0);
  }

  private static void put(UUID id, ByteBuffer to) {
    to.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }

  private static UUID uuid(ByteBuffer bytes) {
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  private static char letter(MilestoneEventType type) {
    return switch (type) {
      case STARTED -> 's';
      case SUBMITTED -> 'h';
      case COMPLETED -> 'd';
      case APPROVED -> 'a';
      case CHANGES_REQUESTED -> 'c';
      case REVOKED -> 'r';
    };
  }

  private static MilestoneEventType type(char letter) {
    return switch (letter) {
      case 's' -> MilestoneEventType.STARTED;
      case 'h' -> MilestoneEventType.SUBMITTED;
      case 'd' -> MilestoneEventType.COMPLETED;
      case 'a' -> MilestoneEventType.APPROVED;
      case 'c' -> MilestoneEventType.CHANGES_REQUESTED;
      case 'r' -> MilestoneEventType.REVOKED;
      default -> throw new IllegalArgumentException("no event type '" + letter + "'");
    };
  }
}
