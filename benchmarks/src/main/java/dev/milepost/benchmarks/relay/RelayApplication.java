package dev.milepost.benchmarks.relay;

import dev.milepost.benchmarks.stand.BenchStand;
import dev.milepost.local.process.PartProcess;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.Banner.Mode;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a service has for its outbox, and nothing else of a service. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class RelayApplication {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  MeterRegistry meters() {
    return new SimpleMeterRegistry();
  }

  /** With a relay that runs. */
  static ConfigurableApplicationContext start(BenchStand stand, PartProcess broker) {
    return new SpringApplicationBuilder(RelayApplication.class)
        .web(WebApplicationType.NONE)
        .bannerMode(Mode.OFF)
        .logStartupInfo(false)
        .properties(
            Map.of(
                "spring.application.name",
                "relay",
                "spring.datasource.url",
                stand.database().url(BenchStand.PROGRESS),
                "spring.datasource.username",
                BenchStand.PROGRESS,
                "spring.datasource.password",
                BenchStand.PROGRESS,
                "spring.flyway.locations",
                "classpath:db/messaging",
                "spring.kafka.bootstrap-servers",
                broker.part().url()))
        .run();
  }
}
