package dev.milepost.progress.projecting;

import dev.milepost.events.MilestoneEventType;
import dev.milepost.state.Mark;
import dev.milepost.state.Marks;
import dev.milepost.state.MilestoneHistory;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of all events of one enrolment, packed: some thirty bytes a milestone, so that a
 * learner's whole course is one value in one row. Only what is asked for is unpacked.
 *
 * <p>Per milestone that has any event, in the order of places: place and length of what follows (a
 * short each), then per event type, in the order of {@link MilestoneEventType}: its letter, which
 * is a capital one when first and last differ, and the one mark or both. A mark is the time in
 * microseconds since 1970 in UTC (a long), the id, a byte of flags (1 carried over, 2 of a
 * submission) and the submission's id if there is one. Equal histories have equal bytes.
 */
public final class Histories {

  public static final Histories NONE = new Histories(new byte[0]);

  private static final List<MilestoneEventType> TYPES = List.of(MilestoneEventType.values());
  private static final int HEAD = 2 * Short.BYTES;
  private static final int LARGEST_MARK = Long.BYTES + 16 + 1 + 16;
  private static final int LARGEST_GROUP = 1 + 2 * LARGEST_MARK;
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
    while (bytes.hasRemaining()) {
      int at = bytes.getShort();
      int length = bytes.getShort();
      if (at == place) {
        return unpacked(bytes.slice(bytes.position(), length));
      }
      bytes.position(bytes.position() + length);
    }
    return MilestoneHistory.NONE;
  }

  /** With these instead of what was at their places. */
  public Histories with(SortedMap<Integer, MilestoneHistory> changed) {
    int room = packed.length;
    for (MilestoneHistory history : changed.values()) {
      room += HEAD + history.marks().size() * LARGEST_GROUP;
    }
    var all = ByteBuffer.allocate(room);
    var left = new TreeMap<>(changed);
    var known = ByteBuffer.wrap(packed);
    while (known.hasRemaining()) {
      int start = known.position();
      int place = known.getShort();
      int end = known.getShort() + known.position();
      while (!left.isEmpty() && left.firstKey() < place) {
        pack(left.pollFirstEntry(), all);
      }
      if (left.remove(place) == null) {
        all.put(packed, start, end - start);
      } else {
        pack(Map.entry(place, changed.get(place)), all);
      }
      known.position(end);
    }
    left.entrySet().forEach(entry -> pack(entry, all));
    return new Histories(Arrays.copyOf(all.array(), all.position()));
  }

  private static void pack(Map.Entry<Integer, MilestoneHistory> entry, ByteBuffer to) {
    int head = to.position();
    to.putShort(entry.getKey().shortValue()).putShort((short) 0);
    for (MilestoneEventType type : TYPES) {
      Marks marks = entry.getValue().marks().get(type);
      if (marks != null) {
        boolean one = marks.first().equals(marks.last());
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
    to.putLong(ChronoUnit.MICROS.between(Instant.EPOCH, mark.at()));
    put(mark.id(), to);
    to.put(
        (byte)
            ((mark.carriedOver() ? CARRIED_OVER : 0) | (submission == null ? 0 : OF_SUBMISSION)));
    if (submission != null) {
      put(submission, to);
    }
  }

  private static MilestoneHistory unpacked(ByteBuffer bytes) {
    var marks = new EnumMap<MilestoneEventType, Marks>(MilestoneEventType.class);
    while (bytes.hasRemaining()) {
      char letter = (char) bytes.get();
      Mark first = mark(bytes);
      Mark last = Character.isUpperCase(letter) ? mark(bytes) : first;
      marks.put(type(Character.toLowerCase(letter)), new Marks(first, last));
    }
    return new MilestoneHistory(marks);
  }

  private static Mark mark(ByteBuffer bytes) {
    Instant at = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
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
