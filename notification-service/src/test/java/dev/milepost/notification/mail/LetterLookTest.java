package dev.milepost.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** That a letter can be read by everybody, in the light and in the dark. */
class LetterLookTest {

  /** What WCAG 2.2 AA asks of text. */
  private static final double ENOUGH = 4.5;

  private static final Pattern STYLED =
      Pattern.compile("class=\"([\\w ]+)\"[^>]*?style=\"([^\"]*)\"");
  private static final Pattern DARK = Pattern.compile("\\.(\\w+) \\{ ([^}]*) \\}");
  private static final Pattern BACKGROUND = Pattern.compile("background: ?(#[0-9a-f]{6})");
  private static final Pattern COLOR = Pattern.compile("(?:^|[;\\s])color: ?(#[0-9a-f]{6})");

  private static String letter() {
    try {
      return new ClassPathResource("mail/letter.html").getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** By class: what it looks like, in the light or in the dark. */
  private static Map<String, String> styles(boolean dark) {
    var styles = new HashMap<String, String>();
    if (dark) {
      String block = letter().substring(letter().indexOf("prefers-color-scheme"));
      var rules = DARK.matcher(block);
      while (rules.find()) {
        styles.putIfAbsent(rules.group(1), rules.group(2));
      }
    } else {
      var elements = STYLED.matcher(letter());
      while (elements.find()) {
        for (String name : elements.group(1).split(" ")) {
          styles.merge(name, elements.group(2), (one, more) -> one + ";" + more);
        }
      }
    }
    return styles;
  }

  private static String first(Pattern pattern, String style) {
    var matcher = pattern.matcher(style);
    assertThat(matcher.find()).as(pattern + " in " + style).isTrue();
    return matcher.group(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void textStandsOutFromWhatIsBehindIt(boolean dark) {
    Map<String, String> styles = styles(dark);
    for (String text : List.of("ink", "soft")) {
      for (String behind : List.of("page", "card")) {
        assertThat(contrast(first(COLOR, styles.get(text)), first(BACKGROUND, styles.get(behind))))
            .as(text + " on " + behind)
            .isGreaterThanOrEqualTo(ENOUGH);
      }
    }
    String button = styles.get("button");
    assertThat(contrast(first(COLOR, button), first(BACKGROUND, button)))
        .isGreaterThanOrEqualTo(ENOUGH);
  }

  @Test
  void whateverHasAColourHasOneForTheDarkAsWell() {
    Map<String, String> light = styles(false);
    light.forEach(
        (name, style) -> {
          if (COLOR.matcher(style).find() || BACKGROUND.matcher(style).find()) {
            if (!List.of("pad", "outer").contains(name)) {
              assertThat(styles(true)).containsKey(name);
            }
          }
        });
    assertThat(letter()).contains("<meta name=\"color-scheme\" content=\"light dark\">");
  }

  @Test
  void whoListensToItHearsAPageAndNoTables() {
    String letter = letter();
    assertThat(letter).contains("th:lang=", "<title", "<h1");
    assertThat(Pattern.compile("<table(?! role=\"presentation\")").matcher(letter).find())
        .isFalse();
    assertThat(letter.split("<h1", -1)).hasSize(2);
    assertThat(letter).doesNotContain("<img", "<script", "url(", "font-size:12px");
  }

  private static double contrast(String one, String other) {
    double lighter = Math.max(luminance(one), luminance(other));
    double darker = Math.min(luminance(one), luminance(other));
    return (lighter + 0.05) / (darker + 0.05);
  }

  /** Relative luminance as WCAG defines it. */
  private static double luminance(String colour) {
    double[] parts = new double[3];
    for (int part = 0; part < 3; part++) {
      double value = Integer.parseInt(colour.substring(1 + 2 * part, 3 + 2 * part), 16) / 255.0;
      parts[part] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  }
}
