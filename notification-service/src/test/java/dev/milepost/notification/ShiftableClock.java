package dev.milepost.notification;

import dev.milepost.time.BusinessClock;
import dev.milepost.time.JumpFile;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Business time that {@link World} can shift. It begins in the middle of a morning in every run, so
 * that nothing has to wait for the readers' hours.
 */
@TestConfiguration(proxyBeanMethods = false)
class ShiftableClock {

  @Bean
  JumpFile jumps(Clock system) throws IOException {
    var jumps = new JumpFile(Files.createTempDirectory("milepost").resolve("jumps"), system);
    Instant now = system.instant();
    Instant midnight = now.truncatedTo(ChronoUnit.DAYS);
    Instant morning = midnight.plus(Duration.ofHours(10));
    jumps.jump(
        Duration.between(now, morning.isAfter(now) ? morning : morning.plus(Duration.ofDays(1))));
    return jumps;
  }

  @Bean
  BusinessClock businessClock(Clock system, JumpFile jumps) {
    return new BusinessClock(system, jumps);
  }
}
