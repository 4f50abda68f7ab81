package dev.milepost.roadmap.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionTest {

  @Test
  void theHeadersSayWhatIsExpected() {
    assertThat(Precondition.of(null, null)).isEqualTo(new Precondition.None());
    assertThat(Precondition.of(null, "*")).isEqualTo(new Precondition.Absent());
    assertThat(Precondition.of("*", null)).isEqualTo(new Precondition.Present());
    assertThat(Precondition.of("\"12\"", null)).isEqualTo(new Precondition.Revision(12));
    assertThat(Precondition.of(Precondition.etag(7), null)).isEqualTo(new Precondition.Revision(7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "W/\"12\"", "\"x\"", "\"1\", \"2\"", "\"99999999999999999999\""})
  void anETagThatWasNeverGivenMatchesNothing(String header) {
    assertThat(Precondition.of(header, null)).isEqualTo(new Precondition.Revision(0));
  }
}
