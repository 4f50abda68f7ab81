package dev.milepost.progress.reporting;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an NDJSON body, as bytes; blank lines are passed over, as the format allows. What
 * has been read and not given out is at most a line and what comes with it in one read.
 */
final class NdjsonLines implements Closeable {

  private static final int READ = 1 << 16;

  private final InputStream input;
  private byte[] buffer = new byte[READ];

  /** What has been read stands from here... */
  private int begin;

  /** ...to here. */
  private int end;

  private boolean ended;

  NdjsonLines(InputStream input) {
    this.input = input;
  }

  /** The next line that is not blank, without its line break; null after the last. */
  byte @Nullable [] next() throws IOException {
    while (true) {
      int lineEnd = lineEnd();
      if (begin == end && ended) {
        return null;
      }
      byte[] line = Arrays.copyOfRange(buffer, begin, lineEnd);
      begin = Math.min(lineEnd + 1, end);
      if (!isBlank(line)) {
        return line;
      }
    }
  }

  /** Where the line that begins at {@link #begin} ends: at its break, or with the body. */
  private int lineEnd() throws IOException {
    int at = begin;
    while (true) {
      for (; at < end; at++) {
        if (buffer[at] == '\n') {
          return at;
        }
      }
      if (ended) {
        return end;
      }
      at -= readMore();
    }
  }

  /**
   * Reads on behind what is there.
   *
   * @return by how much all that was there moved towards the front
   */
  private int readMore() throws IOException {
    int moved = begin;
    int kept = end - begin;
    byte[] target = kept + READ > buffer.length ? new byte[2 * kept + READ] : buffer;
    System.arraycopy(buffer, begin, target, 0, kept);
    buffer = target;
    begin = 0;
    end = kept;
    int got = input.read(buffer, end, buffer.length - end);
    ended = got < 0;
    end += Math.max(got, 0);
    return moved;
  }

  private static boolean isBlank(byte[] line) {
    for (byte octet : line) {
      if (octet != ' ' && octet != '\t' && octet != '\r') {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
