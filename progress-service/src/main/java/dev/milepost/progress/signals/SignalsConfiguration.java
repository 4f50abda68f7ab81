package dev.milepost.progress.signals;

import dev.milepost.messaging.Signals;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class SignalsConfiguration {

  /** What {@link ChangedCohorts} of any instance tells is published as {@link CohortsChanged}. */
  @Bean
  Signals cohortSignals(
      @Value("${spring.application.name}") String service,
      JdbcClient jdbc,
      JdbcConnectionDetails database,
      ApplicationEventPublisher events) {
    return new Signals(
        "cohorts_changed",
        service,
        jdbc,
        database,
        cohorts -> events.publishEvent(new CohortsChanged(cohorts)));
  }
}
