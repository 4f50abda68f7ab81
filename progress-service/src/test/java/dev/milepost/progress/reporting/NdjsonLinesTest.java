package dev.milepost.progress.reporting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NdjsonLinesTest {

  @Test
  void eachLineComesWithoutItsBreakAndTheLastNeedsNone() throws IOException {
    assertThat(lines("a\nbc\n")).containsExactly("a", "bc");
    assertThat(lines("a\nbc")).containsExactly("a", "bc");
    assertThat(lines("a\r\nbc\r\n")).containsExactly("a\r", "bc\r");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\n\n", " \t\r\n  "})
  void blankLinesArePassedOver(String blank) throws IOException {
    assertThat(lines(blank)).isEmpty();
    assertThat(lines(blank + "\na\n" + blank + "\nb\n" + blank)).containsExactly("a", "b");
  }

  @Test
  void linesAreWholeHoweverLongTheyAreAndHoweverTheyArrive() throws IOException {
    var random = new Random(20261128);
    List<String> wanted =
        IntStream.range(0, 400)
            .mapToObj(i -> i + "x".repeat(i % 50 == 0 ? 150_000 : random.nextInt(2_000)))
            .toList();
    byte[] body = String.join("\n", wanted).getBytes(UTF_8);

    assertThat(lines(new ByteArrayInputStream(body))).isEqualTo(wanted);
    assertThat(lines(inPieces(body, random))).isEqualTo(wanted);
  }

  /** As a network gives it: some bytes at a time. */
  private static InputStream inPieces(byte[] body, Random random) {
    return new ByteArrayInputStream(body) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, 1 + random.nextInt(5_000)));
      }
    };
  }

  private static List<String> lines(String body) throws IOException {
    return lines(new ByteArrayInputStream(body.getBytes(UTF_8)));
  }

  private static List<String> lines(InputStream body) throws IOException {
    var lines = new ArrayList<String>();
    try (var reader = new NdjsonLines(body)) {
      for (byte[] line = reader.next(); line != null; line = reader.next()) {
        lines.add(new String(line, UTF_8));
      }
    }
    return lines;
  }
}
