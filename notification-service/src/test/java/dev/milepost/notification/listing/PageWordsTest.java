package dev.milepost.notification.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.notification.policy.HeldBack;
import dev.milepost.notification.rules.Category;
import dev.milepost.notification.rules.Rule;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageWordsTest {

  private static final ResourceBundle ENGLISH = words(Locale.ENGLISH);

  private static ResourceBundle words(Locale language) {
    return ResourceBundle.getBundle(
        "pages.words", language, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  @Test
  void everyReasonRuleAndCategoryHasWords() {
    assertThat(ENGLISH.keySet())
        .containsAll(Stream.of(HeldBack.values()).map(why -> "because." + why.wireName()).toList())
        .containsAll(Stream.of(Rule.values()).map(rule -> "rule." + rule.wireName()).toList())
        .containsAll(
            Stream.of(Category.values())
                .flatMap(
                    one ->
                        Stream.of("choice." + one.wireName(), "choice." + one.wireName() + ".what"))
                .toList());
  }

  /** What German lacks would be said in English. */
  @Test
  void germanHasEveryWordThatEnglishHas() {
    ResourceBundle german = words(Locale.GERMAN);
    assertThat(ENGLISH.keySet())
        .allSatisfy(key -> assertThat(german.getString(key)).isNotEqualTo(ENGLISH.getString(key)));
  }
}
