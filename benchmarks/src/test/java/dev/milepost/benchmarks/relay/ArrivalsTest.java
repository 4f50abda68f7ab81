package dev.milepost.benchmarks.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.benchmarks.results.Invalid;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

  private static final String KEY = "learner";

  private final UUID first = UUID.randomUUID();
  private final UUID second = UUID.randomUUID();
  private final Arrivals arrivals = new Arrivals();

  @BeforeEach
  void twoAreExpected() {
    arrivals.expect(List.of(first, second));
  }

  @Test
  void anEventHasTheTimeAtWhichItFirstCame() {
    arrivals.note(KEY, first, 7);
    arrivals.note(KEY, first, 8);
    assertThat(arrivals.of(first)).isEqualTo(7);
    assertThat(arrivals.of(second)).isNull();
  }

  @Test
  void whatIsSentAgainFromTheOldestOnIsInOrder() {
    arrivals.note(KEY, first, 1);
    arrivals.note(KEY, second, 2);
    arrivals.note(KEY, first, 3);
    arrivals.note(KEY, second, 4);
    assertThatCode(arrivals::requireOrder).doesNotThrowAnyException();
  }

  @Test
  void otherKeysMayOvertake() {
    arrivals.note("another", second, 1);
    arrivals.note(KEY, first, 2);
    assertThatCode(arrivals::requireOrder).doesNotThrowAnyException();
  }

  @Test
  void anEventBehindALaterOneOfItsKeyIsDisorder() {
    arrivals.note(KEY, second, 1);
    arrivals.note(KEY, first, 2);
    assertThatThrownBy(arrivals::requireOrder)
        .isInstanceOf(Invalid.class)
        .hasMessage("event 0 of learner came after event 1");
  }

  @Test
  void anEventThatNobodyAppendedIsDisorder() {
    arrivals.note(KEY, UUID.randomUUID(), 1);
    assertThatThrownBy(arrivals::requireOrder).isInstanceOf(Invalid.class);
  }
}
