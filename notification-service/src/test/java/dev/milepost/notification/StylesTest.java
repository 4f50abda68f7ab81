package dev.milepost.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A block that is left open takes all that follows with it, and no browser says so. */
class StylesTest {

  @Test
  void everyBlockOfTheStylesIsClosedBeforeTheNextPartBegins() throws IOException {
    try (InputStream styles = StylesTest.class.getResourceAsStream("/assets/notifications.css")) {
      String css =
          new String(Objects.requireNonNull(styles).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(firstOpenPart(css)).isEmpty();
    }
  }

  @Test
  void aBlockThatIsLeftOpenIsFound() {
    assertThat(firstOpenPart("/* One */\n@media print {\n  p { margin: 0; }\n\n/* Two */\n"))
        .isEqualTo("/* Two */");
    assertThat(firstOpenPart("/* One */\n@media print {\n  p { margin: 0; }\n"))
        .isEqualTo("the end");
  }

  /**
   * The first heading, or the end, before which not everything is closed; empty if there is none.
   */
  private static String firstOpenPart(String css) {
    int open = 0;
    for (String line : css.lines().toList()) {
      if (line.startsWith("/*") && open != 0) {
        return line;
      }
      open += line.chars().map(c -> c == '{' ? 1 : c == '}' ? -1 : 0).sum();
    }
    return open == 0 ? "" : "the end";
  }
}
