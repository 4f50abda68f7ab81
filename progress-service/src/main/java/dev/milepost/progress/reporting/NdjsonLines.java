package dev.milepost.progress.reporting;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of an NDJSON body, as bytes; blank lines are passed over, as the format allows. */
final class NdjsonLines implements Closeable {

  private final InputStream input;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);

  NdjsonLines(InputStream input) {
    this.input = new BufferedInputStream(input, 1 << 16);
  }

  /** The next line that is not blank, without its line break; null after the last. */
  byte @Nullable [] next() throws IOException {
    boolean blank = true;
    line.reset();
    for (int octet = input.read(); octet >= 0; octet = input.read()) {
      if (octet == '\n') {
        if (!blank) {
          return line.toByteArray();
        }
        line.reset();
      } else {
        blank &= octet == ' ' || octet == '\t' || octet == '\r';
        line.write(octet);
      }
    }
    return blank ? null : line.toByteArray();
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
