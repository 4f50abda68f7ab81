package dev.milepost.roadmap.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.test.Bundle;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WordsTest {

  private final Words english = new Words(Locale.ENGLISH, ZoneOffset.UTC);
  private final Words german = new Words(Locale.GERMAN, ZoneId.of("Asia/Tokyo"));

  @Test
  void bothLanguagesAreWhole() {
    assertThat(new Bundle("messages").faults()).isEmpty();
  }

  @Test
  void figuresAreSaidInWords() {
    assertThat(english.count(1, "week")).isEqualTo("1 week");
    assertThat(english.count(24, "week")).isEqualTo("24 weeks");
    assertThat(english.hours(3)).isEqualTo("about 3 h");
    assertThat(english.hours(2.5)).isEqualTo("about 2.5 h");
    assertThat(english.weeks(5, 4)).isEqualTo("Weeks 5–8");
    assertThat(english.weeks(5, 1)).isEqualTo("Week 5");
    assertThat(english.list(List.of())).isEmpty();
    assertThat(english.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
    assertThat(Words.heading("job-market")).isEqualTo("Job market");
  }

  @Test
  void inGermanTheyAreGermanAndDaysAreThoseOfTheReadersZone() {
    assertThat(german.count(1200, "point")).isEqualTo("1.200 Punkte");
    assertThat(german.hours(2.5)).isEqualTo("etwa 2,5 Std.");
    assertThat(german.list(List.of("a", "b"))).isEqualTo("a und b");
    Instant lateInTheEvening = Instant.parse("2026-03-04T20:00:00Z");
    assertThat(english.day(lateInTheEvening)).isEqualTo("4 Mar 2026");
    assertThat(german.day(lateInTheEvening)).isEqualTo("5. März 2026");
  }
}
