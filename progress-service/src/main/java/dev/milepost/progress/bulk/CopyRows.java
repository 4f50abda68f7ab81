package dev.milepost.progress.bulk;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

  private byte[] bytes = new byte[1 << 16];
  private int size;

  public CopyRows() {
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
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
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

  /** All of it, with the end mark. */
  public byte[] end() {
    int2(-1);
    return Arrays.copyOf(bytes, size);
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
