package dev.milepost.notification.scheduling;

import dev.milepost.notification.RepeatedWork;
import dev.milepost.notification.blocking.BlockedAddresses;
import dev.milepost.notification.knowledge.Addresses;
import dev.milepost.notification.knowledge.Enrolments;
import dev.milepost.notification.ledger.Ledger;
import dev.milepost.notification.ledger.Readers;
import dev.milepost.notification.policy.Assessment;
import dev.milepost.notification.preferences.Preferences;
import dev.milepost.notification.rules.Rules;
import dev.milepost.time.BusinessClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SchedulingConfiguration {

  @Bean
  Assessment assessment(BusinessClock clock) {
    return new Assessment(new Rules(), clock);
  }

  @Bean
  RunTimelines runTimelines(
      Timelines timelines,
      Enrolments enrolments,
      Addresses addresses,
      BlockedAddresses blocked,
      Preferences preferences,
      Readers readers,
      Assessment assessment,
      Ledger ledger,
      BusinessClock clock,
      Clock system) {
    var decideNext = new DecideNext(new Rules(), assessment, clock, system);
    return new RunTimelines(
        timelines, enrolments, addresses, blocked, preferences, readers, decideNext, ledger, clock);
  }

  @Bean
  RepeatedWork timelineRuns(
      RunTimelines timelines,
      MeterRegistry registry,
      @Value("${milepost.notification.look-every:500ms}") Duration pause) {
    var metrics = new DecisionMetrics(registry);
    return new RepeatedWork("timelines", pause, () -> metrics.count(timelines.run()) > 0);
  }
}
