package dev.milepost.progress.signals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChangedCohortsTest {

  @Test
  void idsGoInAsFewPayloadsAsPostgresAllows() {
    List<String> payloads = ChangedCohorts.payloads(cohorts(401));
    assertThat(payloads).hasSize(3).allSatisfy(one -> assertThat(one).hasSizeLessThan(8_000));
    assertThat(payloads.getLast()).hasSize(36);
    assertThat(ChangedCohorts.payloads(List.of())).isEmpty();
  }

  @Test
  void moreThanIsWorthNamingAreAnyCohort() {
    assertThat(ChangedCohorts.payloads(cohorts(2_001))).containsExactly("*");
  }

  private static List<UUID> cohorts(int number) {
    return Stream.generate(UUID::randomUUID).limit(number).toList();
  }
}
