package dev.milepost.roadmap.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void figuresAreSaidAsAPersonWould() {
    assertThat(Words.count(1, "week")).isEqualTo("1 week");
    assertThat(Words.count(24, "week")).isEqualTo("24 weeks");
    assertThat(Words.hours(3)).isEqualTo("about 3 h");
    assertThat(Words.hours(2.5)).isEqualTo("about 2.5 h");
    assertThat(Words.weeks(5, 4)).isEqualTo("Weeks 5–8");
    assertThat(Words.weeks(5, 1)).isEqualTo("Week 5");
    assertThat(Words.list(List.of())).isEmpty();
    assertThat(Words.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
    assertThat(Words.heading("job-market")).isEqualTo("Job market");
  }
}
