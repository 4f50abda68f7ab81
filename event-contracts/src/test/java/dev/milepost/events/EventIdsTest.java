package dev.milepost.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventIdsTest {

  @Test
  void aNewIdSortsByTime() {
    var earlier = EventIds.at(Instant.parse("2026-01-01T00:00:00Z"));
    var later = EventIds.at(Instant.parse("2026-01-01T00:00:00.001Z"));
    assertThat(earlier.toString()).isLessThan(later.toString());
    assertThat(earlier.version()).isEqualTo(7);
    assertThat(earlier.variant()).isEqualTo(2);
  }

  @Test
  void theSamePartsHaveTheSameId() {
    assertThat(EventIds.of("a", "b")).isEqualTo(EventIds.of("a", "b"));
    assertThat(EventIds.of("a", "b").version()).isEqualTo(8);
    assertThat(EventIds.of("a", "b").variant()).isEqualTo(2);
  }

  @Test
  void whereOnePartEndsMatters() {
    assertThat(EventIds.of("ab", "c")).isNotEqualTo(EventIds.of("a", "bc"));
    assertThat(EventIds.fingerprint("ab", "c")).isNotEqualTo(EventIds.fingerprint("a", "bc"));
  }
}
