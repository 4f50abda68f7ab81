package dev.milepost.progress.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.test.Bundle;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.NoSuchMessageException;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;
import org.springframework.context.support.ResourceBundleMessageSource;

class WordingTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 5);

  private Wording wording;

  @BeforeEach
  void readTheBundles() {
    var messages = new ResourceBundleMessageSource();
    messages.setBasename("messages");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    wording = new Wording(messages);
  }

  @AfterEach
  void theRequestIsOver() {
    LocaleContextHolder.resetLocaleContext();
  }

  @Test
  void bothLanguagesAreWhole() {
    assertThat(new Bundle("messages").faults()).isEmpty();
    assertThat(new Bundle("edge/words").faults()).isEmpty();
    assertThat(new Bundle("edge/problems").faults()).isEmpty();
  }

  @Test
  void daysAndPluralsAreThoseOfTheLanguage() {
    Words english = wording.in(Locale.ENGLISH);
    assertThat(english.day(DAY)).isEqualTo("5 Mar");
    assertThat(english.dayOfYear(DAY)).isEqualTo("5 Mar 2026");
    assertThat(english.month(DAY)).isEqualTo("Mar");
    assertThat(english.daysAgo(DAY, DAY.plusDays(1))).isEqualTo("yesterday");
    assertThat(english.pace(-1200)).isEqualTo("1,200 days behind");
    Words german = wording.in(Locale.GERMAN);
    assertThat(german.day(DAY)).isEqualTo("5. März");
    assertThat(german.dayOfYear(DAY)).isEqualTo("5. März 2026");
    assertThat(german.month(DAY)).isEqualTo("Mär");
    assertThat(german.daysAgo(DAY, DAY.plusDays(9))).isEqualTo("vor 9 Tagen");
    assertThat(german.pace(-1200)).isEqualTo("1.200 Tage zurück");
    assertThat(german.pace(1)).isEqualTo("1 Tag voraus");
  }

  @Test
  void theRequestsLanguageIsSpokenAndEnglishOutsideOfOneWhateverTheServersIs() {
    Locale server = Locale.getDefault();
    Locale.setDefault(Locale.GERMAN);
    try {
      assertThat(wording.pace(0)).isEqualTo("on pace");
      LocaleContextHolder.setLocale(Locale.forLanguageTag("de-AT"));
      assertThat(wording.pace(0)).isEqualTo("im Plan");
      LocaleContextHolder.setLocale(Locale.FRENCH);
      assertThat(wording.pace(0)).isEqualTo("on pace");
    } finally {
      Locale.setDefault(server);
    }
  }

  @Test
  void theDayOfAMomentIsThatOfTheReadersZone() {
    Instant moment = Instant.parse("2026-03-05T20:00:00Z");
    assertThat(wording.dayOfYear(moment)).as("outside of a request").isEqualTo("5 Mar 2026");
    LocaleContextHolder.setLocaleContext(
        new SimpleTimeZoneAwareLocaleContext(Locale.ENGLISH, TimeZone.getTimeZone("Asia/Tokyo")));
    assertThat(wording.dayOfYear(moment)).isEqualTo("6 Mar 2026");
  }

  @Test
  void aKeyThatIsMissingIsThrown() {
    assertThatThrownBy(() -> wording.say("nothing.of-this-name"))
        .isInstanceOf(NoSuchMessageException.class);
  }
}
