package dev.milepost.edge.phrases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

class PhrasebookTest {

  private final Phrasebook phrases = new Phrasebook("phrases/sample", "phrases/none");

  @AfterEach
  void theRequestIsOver() {
    LocaleContextHolder.resetLocaleContext();
  }

  @Test
  void aPhraseIsSaidWithItsValuesInTheOrderOfTheOtherLanguage() {
    assertThat(german("a list")).isEqualTo("eine Liste");
    assertThat(german("This stage needs a `title`.")).isEqualTo("Hier fehlt `title` (stage).");
  }

  @Test
  void valuesThatArePhrasesAreSaidAsWell() {
    assertThat(german("`weeks` is a list; it must be a number from 1 to 1,000. Leave it out."))
        .isEqualTo("`weeks` ist eine Liste; richtig wäre eine Zahl von 1 bis 1.000. Lass es weg.");
  }

  @Test
  void ofTwoPhrasesThatFitTheOneWithMoreWordsIsMeant() {
    assertThat(german("one of a, b or nothing")).isEqualTo("eines von a, b oder nichts");
  }

  @Test
  void whatStandsInAValueIsNeverReadAsAPattern() {
    assertThat(german("This %s $1 needs a `\\E.*`.")).isEqualTo("Hier fehlt `\\E.*` (%s $1).");
  }

  @Test
  void whatTheBookLacksStaysEnglish() {
    assertThat(german("nothing of the kind")).isEqualTo("nothing of the kind");
    assertThat(phrases.say(Locale.FRENCH, "a list")).isEqualTo("a list");
    assertThat(german("one of " + "x".repeat(3000))).startsWith("one of x");
  }

  @Test
  void whoIsAskedForNoLanguageSaysItInTheOneOfTheRequest() {
    assertThat(phrases.say("a list")).isEqualTo("a list");
    assertThat(phrases.isSaid("nothing of the kind")).isTrue();
    LocaleContextHolder.setLocale(Locale.GERMANY);
    assertThat(phrases.say("a list")).isEqualTo("eine Liste");
    assertThat(phrases.isSaid("a list")).isTrue();
    assertThat(phrases.isSaid("nothing of the kind")).isFalse();
  }

  private String german(String english) {
    return phrases.say(Locale.GERMAN, english);
  }
}
