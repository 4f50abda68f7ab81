package dev.milepost.progress.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CohortFormTest {

  @ParameterizedTest
  @CsvSource({
    "'Machine learning, autumn 2026', machine-learning-autumn-2026",
    "Größe & Maß, grosse-mass",
    "'  --  ', ''",
    "Île-de-France, ile-de-france"
  })
  void aShortNameIsMadeOfTheName(String name, String slug) {
    assertThat(CohortForm.slugOf(name)).isEqualTo(slug);
  }

  @Test
  void aShortNameIsNoLongerThanItMayBe() {
    assertThat(CohortForm.slugOf("a".repeat(62) + " b")).isEqualTo("a".repeat(62));
  }

  @Test
  void whatWasTypedIsNotReplaced() {
    var form =
        CohortForm.completed(
            Form.of(Map.of("name", "Autumn", "slug", "mine", "startDay", "2026-09-07")));
    assertThat(form.value("slug")).isEqualTo("mine");
    assertThat(form.value("term")).isEqualTo("2026-09");
  }
}
