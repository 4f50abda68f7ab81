package dev.milepost.progress.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeantKeyTest {

  private static final List<String> KEYS =
      List.of("development-setup", "typed-python", "track-a-run", "tracking-server", "model-api");

  @Test
  void aKeyThatIsNearIsAskedFor() {
    assertThat(hint("trakc-a-run")).isEqualTo("did you mean track-a-run?");
    assertThat(hint("tracking_server")).isEqualTo("did you mean tracking-server?");
    assertThat(hint("Typed-Python")).isEqualTo("did you mean typed-python?");
    assertThat(hint("model-apis")).isEqualTo("did you mean model-api?");
  }

  @Test
  void forAKeyThatResemblesNoneSomeAreNamed() {
    String some = "such as development-setup, typed-python, track-a-run";
    assertThat(hint("git-basics")).isEqualTo(some);
    assertThat(hint("")).isEqualTo(some);
    assertThat(hint("typed-python".repeat(1000))).isEqualTo(some);
  }

  @Test
  void aRoadmapWithFewKeysNamesThemAll() {
    assertThat(MeantKey.hint("other", List.of("knead", "bake"))).isEqualTo("such as knead, bake");
  }

  private static String hint(String given) {
    return MeantKey.hint(given, KEYS);
  }
}
