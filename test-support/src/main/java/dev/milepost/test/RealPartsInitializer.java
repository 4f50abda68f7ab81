package dev.milepost.test;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Points an application context at the real parts before its first bean is made. */
final class RealPartsInitializer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  RealPartsInitializer() {}

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var parts = RealParts.get();
    var environment = context.getEnvironment();
    var brokers = CompletableFuture.supplyAsync(parts::bootstrapServers);
    Database database =
        parts.freshDatabase(environment.getProperty("spring.application.name", "test"));
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "real parts",
                Map.of(
                    "spring.datasource.url", database.jdbcUrl(),
                    "spring.datasource.username", database.user(),
                    "spring.datasource.password", database.password(),
                    "spring.kafka.bootstrap-servers", brokers.join())));
  }
}
