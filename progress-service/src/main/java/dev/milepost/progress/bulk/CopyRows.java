package dev.milepost.progress.bulk;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/**
 * Rows in PostgreSQL's binary COPY format (PostgreSQL 18, COPY, "Binary Format"), laid down cell by
 * cell. The reader checks little: order, number and types of the cells must be the table's.
 */
public final class CopyRows {

  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
  };
  private static final long SECONDS_FROM_1970_TO_2000 = 946_684_800;
  private static final int LENGTH_OF_NULL = -1;
  private static final int END = -1;

  private byte[] bytes;
  private int size;

  /**
   * @param expected how many bytes there will be, about
   */
  public CopyRows(int expected) {
    bytes = new byte[SIGNATURE.length + 2 * Integer.BYTES + expected];
    System.arraycopy(SIGNATURE, 0, bytes, 0, SIGNATURE.length);
    size = SIGNATURE.length;
    int4(0);
    int4(0);
  }

  public CopyRows row(int cells) {
    int2(cells);
    return this;
  }

  public CopyRows uuid(@Nullable UUID value) {
    if (value == null) {
      return nothing();
    }
    int4(16);
    int8(value.getMostSignificantBits());
    int8(value.getLeastSignificantBits());
    return this;
  }

  public CopyRows text(@Nullable String value) {
    if (value == null) {
      return nothing();
    }
    int start = size;
    int4(value.length());
    reserve(value.length());
    for (int i = 0; i < value.length(); i++) {
      char letter = value.charAt(i);
      if (letter >= 0x80) {
        size = start;
        return encoded(value.getBytes(StandardCharsets.UTF_8));
      }
      bytes[size++] = (byte) letter;
    }
    return this;
  }

  private CopyRows encoded(byte[] utf8) {
    int4(utf8.length);
    reserve(utf8.length);
    System.arraycopy(utf8, 0, bytes, size, utf8.length);
    size += utf8.length;
    return this;
  }

  /** To the microsecond. */
  public CopyRows timestamp(Instant value) {
    int4(8);
    int8(
        (value.getEpochSecond() - SECONDS_FROM_1970_TO_2000) * 1_000_000 + value.getNano() / 1_000);
    return this;
  }

  public CopyRows bool(boolean value) {
    int4(1);
    reserve(1);
    bytes[size++] = (byte) (value ? 1 : 0);
    return this;
  }

  public CopyRows smallint(int value) {
    int4(2);
    int2(value);
    return this;
  }

  public CopyRows bigint(long value) {
    int4(8);
    int8(value);
    return this;
  }

  /** Sends all of it, with the end mark; to be called once. */
  public void sendTo(CopyIn copy) throws SQLException {
    int2(END);
    copy.writeToCopy(bytes, 0, size);
  }

  private CopyRows nothing() {
    int4(LENGTH_OF_NULL);
    return this;
  }

  private void int2(int value) {
    reserve(2);
    bytes[size++] = (byte) (value >> 8);
    bytes[size++] = (byte) value;
  }

  private void int4(int value) {
    int2(value >> 16);
    int2(value);
  }

  private void int8(long value) {
    int4((int) (value >> 32));
    int4((int) value);
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
