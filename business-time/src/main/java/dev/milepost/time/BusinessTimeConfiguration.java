package dev.milepost.time;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Gives every service the system {@link Clock} and its {@link BusinessClock}. Business time can be
 * shifted in the local profile only: {@code milepost.clock-file} outside it stops the start.
 */
@AutoConfiguration
public class BusinessTimeConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Clock systemClock() {
    return Clock.systemUTC();
  }

  @Bean
  @ConditionalOnMissingBean
  BusinessClock businessClock(
      Clock system,
      Environment environment,
      @Value("${milepost.clock-file:#{null}}") @Nullable Path file) {
    if (file == null) {
      return BusinessClock.unshifted(system);
    }
    if (!environment.acceptsProfiles(Profiles.of("local"))) {
      throw new IllegalStateException(
          "milepost.clock-file shifts business time and is for the local profile only; remove it");
    }
    return new BusinessClock(system, new JumpFile(file, system));
  }
}
