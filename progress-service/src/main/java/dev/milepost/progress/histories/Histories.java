package dev.milepost.progress.histories;

import dev.milepost.state.MilestoneHistory;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.NavigableMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of all events of one enrolment, packed: some thirty bytes a milestone. Only what is
 * asked for is unpacked. What is old may have been put away elsewhere ({@link Kept}); then only a
 * note of that is here.
 *
 * <p>Per milestone that has any event, the last place first: place and length of what follows (a
 * short each), and its {@link PackedHistory}. Of a milestone that was put away there is the place
 * alone, with the first bit set. Equal histories have equal bytes. What is new mostly comes first:
 * the rest of the value stays as it was, and is not written to PostgreSQL's log again.
 */
public final class Histories {

  public static final Histories NONE = new Histories(new byte[0]);

  private static final int HEAD = 2 * Short.BYTES;
  private static final int AWAY = 0x8000;

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

  /**
   * Of the milestone at {@code place}; {@link MilestoneHistory#NONE} when it has no events.
   *
   * @throws IllegalStateException when it was put away
   */
  public MilestoneHistory at(int place) {
    var bytes = ByteBuffer.wrap(packed);
    int from = seek(place, bytes);
    if (!isAt(place, bytes)) {
      return MilestoneHistory.NONE;
    }
    if (isAway(from, bytes)) {
      throw new IllegalStateException("the history of place " + place + " was put away");
    }
    return PackedHistory.unpacked(bytes.limit(next(from, bytes)).position(from + HEAD));
  }

  /** The last milestone that has any event, of those that have. */
  int lastPlace() {
    return place(0, ByteBuffer.wrap(packed));
  }

  boolean isAway(int place) {
    var bytes = ByteBuffer.wrap(packed);
    int from = seek(place, bytes);
    return isAt(place, bytes) && isAway(from, bytes);
  }

  /** Whether the history of any milestone was put away. */
  boolean isAnyAway() {
    var bytes = ByteBuffer.wrap(packed);
    for (int at = 0; at < packed.length; at = next(at, bytes)) {
      if (isAway(at, bytes)) {
        return true;
      }
    }
    return false;
  }

  /** With these instead of what was at their places. */
  public Histories with(NavigableMap<Integer, MilestoneHistory> changed) {
    var known = ByteBuffer.wrap(packed);
    int size = packed.length;
    for (var one : changed.descendingMap().entrySet()) {
      size += HEAD + PackedHistory.size(one.getValue());
      int from = seek(one.getKey(), known);
      size -= seek(one.getKey() - 1, known) - from;
    }
    var all = ByteBuffer.allocate(size);
    known.rewind();
    for (var one : changed.descendingMap().entrySet()) {
      int kept = known.position();
      all.put(packed, kept, seek(one.getKey(), known) - kept);
      int head = all.position();
      all.position(head + HEAD);
      PackedHistory.pack(one.getValue(), all);
      all.putShort(head, one.getKey().shortValue())
          .putShort(head + Short.BYTES, (short) (all.position() - head - HEAD));
      seek(one.getKey() - 1, known);
    }
    all.put(packed, known.position(), known.remaining());
    return new Histories(all.array());
  }

  /** In bytes, what was not put away. */
  int bytesHere() {
    var bytes = ByteBuffer.wrap(packed);
    int here = 0;
    for (int at = 0; at < packed.length; at = next(at, bytes)) {
      here += isAway(at, bytes) ? 0 : next(at, bytes) - at;
    }
    return here;
  }

  /** Divides what is here: every history that is {@code which} goes and leaves a note. */
  Kept puttingAway(IntPredicate which) {
    var bytes = ByteBuffer.wrap(packed);
    var here = ByteBuffer.allocate(packed.length);
    var putAway = ByteBuffer.allocate(packed.length);
    for (int at = 0; at < packed.length; at = next(at, bytes)) {
      boolean goes = !isAway(at, bytes) && which.test(place(at, bytes));
      if (goes) {
        here.putShort((short) (place(at, bytes) | AWAY));
      }
      (goes ? putAway : here).put(packed, at, next(at, bytes) - at);
    }
    return new Kept(of(written(here)), written(putAway));
  }

  private static byte[] written(ByteBuffer bytes) {
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  /**
   * With what was put away in its place again.
   *
   * @param putAway all that ever was, and what was put away last first: of one place the first
   *     counts
   * @throws IllegalStateException when it lacks a history that was put away
   */
  public Histories whole(byte[] putAway) {
    var bytes = ByteBuffer.wrap(packed);
    var away = ByteBuffer.wrap(putAway);
    var whole = new ByteArrayOutputStream(packed.length + putAway.length);
    for (int at = 0; at < packed.length; at = next(at, bytes)) {
      if (isAway(at, bytes)) {
        int from = find(place(at, bytes), away);
        whole.write(putAway, from, next(from, away) - from);
      } else {
        whole.write(packed, at, next(at, bytes) - at);
      }
    }
    return of(whole.toByteArray());
  }

  private static int find(int place, ByteBuffer away) {
    for (int at = 0; at < away.limit(); at = next(at, away)) {
      if (place(at, away) == place) {
        return at;
      }
    }
    throw new IllegalStateException("the history of place " + place + " is missing");
  }

  /** Goes on to the last milestone at {@code place} or before, or to the end; tells where it is. */
  private static int seek(int place, ByteBuffer in) {
    while (in.hasRemaining() && place(in.position(), in) > place) {
      in.position(next(in.position(), in));
    }
    return in.position();
  }

  private static boolean isAt(int place, ByteBuffer in) {
    return in.hasRemaining() && place(in.position(), in) == place;
  }

  private static int place(int at, ByteBuffer in) {
    return in.getShort(at) & Short.MAX_VALUE;
  }

  private static boolean isAway(int at, ByteBuffer in) {
    return (in.getShort(at) & AWAY) != 0;
  }

  private static int next(int at, ByteBuffer in) {
    return at + (isAway(at, in) ? Short.BYTES : HEAD + in.getShort(at + Short.BYTES));
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
