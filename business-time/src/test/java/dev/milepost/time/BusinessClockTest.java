package dev.milepost.time;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.time.BusinessClock.Jump;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BusinessClockTest {

  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final Clock SYSTEM = Clock.fixed(NOW, UTC);

  private static BusinessClock after(Jump... jumps) {
    return new BusinessClock(SYSTEM, () -> List.of(jumps));
  }

  private static Jump jump(Duration ago, Duration total) {
    return new Jump(NOW.minus(ago), total);
  }

  @Test
  void withoutJumpsItIsSystemTime() {
    assertThat(after().now()).isEqualTo(NOW);
    assertThat(after().sinceReached(NOW.minusSeconds(5))).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void itRunsAheadByTheTotalOfTheLastJump() {
    var clock =
        after(
            jump(Duration.ofHours(2), Duration.ofDays(1)),
            jump(Duration.ofHours(1), Duration.ofDays(3)));
    assertThat(clock.now()).isEqualTo(NOW.plus(Duration.ofDays(3)));
    assertThat(clock.today(UTC)).isEqualTo("2026-03-13");
  }

  @Test
  void byAnotherSystemClockItGoesOnFromTheJumpsMadeSoFar() {
    var ahead =
        after(jump(Duration.ofHours(1), Duration.ofDays(3)))
            .by(Clock.fixed(NOW.plus(Duration.ofDays(2)), UTC));
    assertThat(ahead.now()).isEqualTo(NOW.plus(Duration.ofDays(5)));
    assertThat(ahead.sinceReached(NOW.plus(Duration.ofDays(4)))).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void aMomentThatWasJumpedOverIsAsFreshAsTheJump() {
    var clock = after(jump(Duration.ofMinutes(1), Duration.ofDays(3)));
    assertThat(clock.sinceReached(NOW.plus(Duration.ofDays(1)))).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void aMomentBeforeOrAfterTheJumpIsAsOldAsItIs() {
    var clock = after(jump(Duration.ofHours(1), Duration.ofDays(3)));
    assertThat(clock.sinceReached(NOW.minus(Duration.ofHours(4)))).isEqualTo(Duration.ofHours(4));
    assertThat(clock.sinceReached(NOW.plus(Duration.ofDays(3)).minusSeconds(9)))
        .isEqualTo(Duration.ofSeconds(9));
    assertThat(clock.sinceReached(NOW.plus(Duration.ofDays(4)))).isEqualTo(Duration.ofDays(-1));
  }

  @Test
  void jumpsAreKeptInAFileThatAnotherReaderSees(@TempDir Path folder) {
    Path file = folder.resolve("clock");
    var mine = new JumpFile(file, SYSTEM);
    mine.jump(Duration.ofDays(3));
    assertThat(mine.jump(Duration.ofHours(12))).isEqualTo(Duration.ofHours(84));
    assertThat(new JumpFile(file, SYSTEM).get())
        .extracting(Jump::totalShift)
        .containsExactly(Duration.ofDays(3), Duration.ofHours(84));
  }

  @Test
  void itNeverGoesBack(@TempDir Path folder) {
    var file = new JumpFile(folder.resolve("clock"), SYSTEM);
    assertThatThrownBy(() -> file.jump(Duration.ofDays(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("only goes forward");
  }
}
