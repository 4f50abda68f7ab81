package dev.milepost.progress.projecting;

import dev.milepost.events.MilestoneEventType;
import dev.milepost.state.Mark;
import dev.milepost.state.Marks;
import dev.milepost.state.MilestoneHistory;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of all events of one enrolment, packed: some thirty bytes a milestone, so that a
 * learner's whole course is one value in one row. Only what is asked for is unpacked.
 *
 * <p>Per milestone that has any event, the last place first: place and length of what follows (a
 * short each), then per event type, in the order of {@link MilestoneEventType}: its letter, which
 * is a capital one when first and last differ, and the one mark or both. A mark is the time in
 * microseconds since 1970 in UTC (a long), the id, a byte of flags (1 carried over, 2 of a
 * submission) and the submission's id if there is one. Equal histories have equal bytes. What is
 * new mostly comes first: the rest of the value stays as it was, and is not written to PostgreSQL's
 * log again.
 */
public final class Histories {

  public static final Histories NONE = new Histories(new byte[0]);

  private static final List<MilestoneEventType> TYPES = List.of(MilestoneEventType.values());
  private static final int HEAD = 2 * Short.BYTES;
  private static final int ID = 16;
  private static final int MICROS = 1_000_000;
  private static final int CARRIED_OVER = 1;
  private static final int OF_SUBMISSION = 2;

  private final byte[] packed;

  private Histories(byte[] packed) {
    this.packed = packed;
  }

  /**
   * @param packed as {@link #packed} gave it; not copied
   */
  public static Histories of(byte[] packed) {
    return packed.length == 0 ? NONE : new Histories(packed);
  }

  public byte[] packed() {
    return packed;
  }

  /** Of the milestone at {@code place}; {@link MilestoneHistory#NONE} when it has no events. */
  public MilestoneHistory at(int place) {
    var bytes = ByteBuffer.wrap(packed);
    int from = seek(place, bytes);
    int to = seek(place - 1, bytes);
    return from == to ? MilestoneHistory.NONE : unpacked(bytes.limit(to).position(from + HEAD));
  }

  /** With these instead of what was at their places. */
  public Histories with(NavigableMap<Integer, MilestoneHistory> changed) {
    var known = ByteBuffer.wrap(packed);
    int size = packed.length;
    for (var one : changed.descendingMap().entrySet()) {
      size += HEAD + size(one.getValue());
      int from = seek(one.getKey(), known);
      size -= seek(one.getKey() - 1, known) - from;
    }
    var all = ByteBuffer.allocate(size);
    known.rewind();
    for (var one : changed.descendingMap().entrySet()) {
      int kept = known.position();
      all.put(packed, kept, seek(one.getKey(), known) - kept);
      pack(one.getKey(), one.getValue(), all);
      seek(one.getKey() - 1, known);
    }
    all.put(packed, known.position(), known.remaining());
    return new Histories(all.array());
  }

  /** Goes on to the last milestone at {@code place} or before, or to the end; tells where it is. */
  private static int seek(int place, ByteBuffer in) {
    while (in.hasRemaining() && in.getShort(in.position()) > place) {
      in.position(in.position() + HEAD + in.getShort(in.position() + Short.BYTES));
    }
    return in.position();
  }

  private static int size(MilestoneHistory history) {
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

  private static void pack(int place, MilestoneHistory history, ByteBuffer to) {
    int head = to.position();
    to.putShort((short) place).putShort((short) 0);
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
    to.putShort(head + Short.BYTES, (short) (to.position() - head - HEAD));
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

  private static MilestoneHistory unpacked(ByteBuffer bytes) {
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

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Histories that && Arrays.equals(packed, that.packed);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(packed);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(packed);
  }
}
