package dev.milepost.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SignalsTest {

  @Test
  void idsGoInAsFewPayloadsAsPostgresAllows() {
    List<String> payloads = Signals.payloads(ids(401));
    assertThat(payloads).hasSize(3).allSatisfy(one -> assertThat(one).hasSizeLessThan(8_000));
    assertThat(payloads.getLast()).hasSize(36);
    assertThat(Signals.payloads(List.of())).isEmpty();
  }

  @Test
  void moreThanIsWorthNamingIsAnything() {
    assertThat(Signals.payloads(ids(2_001))).containsExactly("*");
  }

  private static List<UUID> ids(int number) {
    return Stream.generate(UUID::randomUUID).limit(number).toList();
  }
}
