package dev.milepost.progress.pages;

import static dev.milepost.progress.roster.HandMadeCohort.march;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.dashboard.ReadDashboard;
import dev.milepost.progress.roster.HandMadeCohort;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProgressTest
class RenderFiguresTest {

  private static final LocalDate TODAY = march(16);

  @Autowired private JdbcClient jdbc;
  @Autowired private TestCohorts cohorts;
  @Autowired private ReadDashboard dashboards;
  @Autowired private RenderFigures rendering;

  private HandMadeCohort cohort;

  @BeforeEach
  void twoLearners() {
    cohort = new HandMadeCohort(jdbc, cohorts.outline());
    cohort.learner("Lena").done("git", march(4)).enrol();
    cohort.learner("Ben").active(march(4), march(5)).enrol();
  }

  @Test
  void whatHasNotChangedIsNotRenderedAgain() {
    Map<String, String> first = elements(Locale.ENGLISH);
    Map<String, String> second = elements(Locale.ENGLISH);
    assertThat(second).isEqualTo(first);
    assertThat(second.get("cards")).isSameAs(first.get("cards"));
  }

  @Test
  void whatHasChangedIsAndNothingElse() {
    Map<String, String> before = elements(Locale.ENGLISH);
    cohort.learner("Max").active(TODAY).enrol();
    Map<String, String> after = elements(Locale.ENGLISH);
    assertThat(after.keySet()).containsExactlyElementsOf(before.keySet());
    assertThat(after.get("cards")).isNotEqualTo(before.get("cards"));
    assertThat(after.get("column-17")).isNotEqualTo(before.get("column-17"));
    assertThat(after.get("week-0")).isNotEqualTo(before.get("week-0"));
    assertThat(after.get("column-16")).isSameAs(before.get("column-16"));
    assertThat(after.get("months")).isSameAs(before.get("months"));
  }

  @Test
  void eachLanguageHasItsOwn() {
    assertThat(elements(Locale.GERMAN).get("column-17")).contains("16. März 2026");
    assertThat(elements(Locale.ENGLISH).get("column-17")).contains("16 Mar 2026");
  }

  @Test
  void eachLanguageHasItsOwnHoweverManyAreRenderedAtOnce() {
    FiguresModel figures = FiguresModel.of(dashboards.read(cohort.cohort(), TODAY, TODAY), TODAY);
    ZonedDateTime at = TODAY.atTime(9, 0).atZone(ZoneOffset.UTC);
    List<Locale> languages = List.of(Locale.ENGLISH, Locale.GERMAN);
    List<Map<String, String>> alone =
        languages.stream().map(language -> rendering.about(figures, at, language)).toList();
    IntStream.range(0, 1_000)
        .parallel()
        .map(number -> number % 2)
        .forEach(
            which ->
                assertThat(rendering.about(figures, at, languages.get(which)))
                    .isEqualTo(alone.get(which)));
  }

  private Map<String, String> elements(Locale language) {
    return rendering.elements(
        FiguresModel.of(dashboards.read(cohort.cohort(), TODAY, TODAY), TODAY), language);
  }
}
