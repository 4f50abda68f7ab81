package dev.milepost.progress.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonFieldsTest {

  @Test
  void aNameLosesTheSpacesAroundIt() {
    assertThat(PersonFields.name("  Lena Łukasz  ")).hasValue("Lena Łukasz");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "Lena\nBcc: x", "Le\u2028na", "Le\u0000na", "Lena\u202E"})
  void aNameStaysOnOneLineAndShowsAllOfItself(String text) {
    assertThat(PersonFields.name(text)).isEmpty();
  }

  @Test
  void aNameHasAtMost200Characters() {
    assertThat(PersonFields.name("n".repeat(200))).isPresent();
    assertThat(PersonFields.name("n".repeat(201))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Europe/Berlin", "UTC", "America/Argentina/Buenos_Aires"})
  void zonesOfTheTzDatabaseAreAccepted(String text) {
    assertThat(PersonFields.zone(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+01:00", "UTC+1", "Mars/Olympus", "europe/berlin", ""})
  void offsetsAndUnknownZonesAreRefused(String text) {
    assertThat(PersonFields.zone(text)).isEmpty();
  }

  @Test
  void aLocaleIsALanguageTag() {
    assertThat(PersonFields.locale("pt-BR")).hasValue(Locale.of("pt", "BR"));
    assertThat(PersonFields.locale("pt_BR")).isEmpty();
    assertThat(PersonFields.locale("")).isEmpty();
    assertThat(PersonFields.locale("und")).isEmpty();
  }

  @Test
  void aNameThatNobodyCanBeAskedForIsMadeToFit() {
    assertThat(PersonFields.nameLike("Lena\nLearner")).isEqualTo("Lena Learner");
    assertThat(PersonFields.nameLike("\n")).isEqualTo("Somebody");
    assertThat(PersonFields.name(PersonFields.nameLike("😀".repeat(300)))).isPresent();
  }
}
