package dev.milepost.notification;

import dev.milepost.time.BusinessClock;
import dev.milepost.time.JumpFile;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Business time that {@link World} can shift, from system time on in every run. */
@TestConfiguration(proxyBeanMethods = false)
class ShiftableClock {

  @Bean
  JumpFile jumps(Clock system) throws IOException {
    return new JumpFile(Files.createTempDirectory("milepost").resolve("jumps"), system);
  }

  @Bean
  BusinessClock businessClock(Clock system, JumpFile jumps) {
    return new BusinessClock(system, jumps);
  }
}
