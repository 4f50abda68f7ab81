package dev.milepost.progress.pace;

import java.nio.ByteBuffer;

/**
 * Days as {@code array_send} has a {@code date[]}: the driver's own way to a day costs ten times
 * this.
 */
public final class SentDays {

  private static final int DAYS_FROM_1970_TO_2000 = 10_957;

  private SentDays() {}

  /** In days since 1970-01-01, in the array's order. */
  public static int[] of(byte[] sent) {
    var bytes = ByteBuffer.wrap(sent);
    int dimensions = bytes.getInt();
    if (dimensions == 0) {
      return new int[0];
    }
    int[] days = new int[bytes.getInt(3 * Integer.BYTES)];
    bytes.position(5 * Integer.BYTES);
    for (int i = 0; i < days.length; i++) {
      bytes.getInt();
      days[i] = bytes.getInt() + DAYS_FROM_1970_TO_2000;
    }
    return days;
  }
}
