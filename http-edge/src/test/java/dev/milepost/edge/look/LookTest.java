package dev.milepost.edge.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The colours of look.css, in both schemes, against the contrast that WCAG 2.2 AA asks for. */
class LookTest {

  private static final double TEXT = 4.5;
  private static final double CONTROL = 3;
  private static final Pattern TOKEN =
      Pattern.compile("--([a-z-]+): light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)");

  private final Map<String, List<String>> tokens = tokens();

  @ParameterizedTest
  @CsvSource({
    "ink, back card tint late-tint",
    "soft, back card tint late-tint",
    "accent, back card tint",
    "late, back card late-tint",
    "on-accent, accent",
  })
  void textCanBeReadOnAllThatItStandsOn(String text, String grounds) {
    assertThat(tooWeak(text, grounds, TEXT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "edge, back card",
    "accent, back card",
    "late, back card",
    "focus, back card tint late-tint",
  })
  void whatShowsAControlOrTheFocusCanBeSeen(String edge, String grounds) {
    assertThat(tooWeak(edge, grounds, CONTROL)).isEmpty();
  }

  @Test
  void aPairThatIsTooWeakIsFound() {
    assertThat(tooWeak("line", "card", CONTROL)).hasSize(2);
    assertThat(contrast("#000000", "#ffffff")).isEqualTo(21);
    assertThat(contrast("#767676", "#ffffff")).isBetween(4.5, 4.6);
  }

  private List<String> tooWeak(String token, String grounds, double least) {
    var weak = new ArrayList<String>();
    for (String ground : grounds.split(" ")) {
      for (int scheme = 0; scheme < 2; scheme++) {
        double contrast = contrast(colour(token, scheme), colour(ground, scheme));
        if (contrast < least) {
          weak.add(
              "%s on %s in %s: %.2f"
                  .formatted(token, ground, scheme == 0 ? "light" : "dark", contrast));
        }
      }
    }
    return weak;
  }

  private String colour(String token, int scheme) {
    return Objects.requireNonNull(tokens.get(token), token).get(scheme);
  }

  /** As WCAG defines it, from 1 to 21. */
  private static double contrast(String one, String other) {
    double first = luminance(one);
    double second = luminance(other);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(String colour) {
    return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
  }

  private static double channel(String colour, int at) {
    double share = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  private static Map<String, List<String>> tokens() {
    try (InputStream css = LookTest.class.getResourceAsStream("/assets/look.css")) {
      var tokens = new HashMap<String, List<String>>();
      TOKEN
          .matcher(new String(Objects.requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8))
          .results()
          .forEach(found -> tokens.put(found.group(1), List.of(found.group(2), found.group(3))));
      return tokens;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
