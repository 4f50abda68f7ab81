package dev.milepost.notification.scheduling;

import dev.milepost.notification.RepeatedWork;
import dev.milepost.notification.blocking.BlockedAddresses;
import dev.milepost.notification.knowledge.Addresses;
import dev.milepost.notification.knowledge.CohortLearners;
import dev.milepost.notification.knowledge.Enrolments;
import dev.milepost.notification.knowledge.Mentorships;
import dev.milepost.notification.ledger.Ledger;
import dev.milepost.notification.ledger.MentorLedger;
import dev.milepost.notification.ledger.Readers;
import dev.milepost.notification.policy.Assessment;
import dev.milepost.notification.preferences.Preferences;
import dev.milepost.notification.rules.Rules;
import dev.milepost.time.BusinessClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
  TellOtherwise tellOtherwise(List<OtherWay> ways, Preferences preferences, Assessment assessment) {
    return new TellOtherwise(ways, preferences, assessment);
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
      TellOtherwise otherwise,
      BusinessClock clock,
      Clock system) {
    var decideNext = new DecideNext(new Rules(), assessment, clock, system);
    return new RunTimelines(
        timelines,
        enrolments,
        addresses,
        blocked,
        preferences,
        readers,
        decideNext,
        ledger,
        otherwise,
        clock);
  }

  @Bean
  RunMentorTimelines runMentorTimelines(
      MentorTimelines timelines,
      Mentorships mentorships,
      CohortLearners cohorts,
      Addresses addresses,
      BlockedAddresses blocked,
      Preferences preferences,
      Readers readers,
      Assessment assessment,
      MentorLedger ledger,
      TellOtherwise otherwise,
      BusinessClock clock) {
    return new RunMentorTimelines(
        timelines,
        mentorships,
        cohorts,
        addresses,
        blocked,
        preferences,
        readers,
        assessment,
        ledger,
        otherwise,
        clock);
  }

  @Bean
  DecisionMetrics decisionMetrics(MeterRegistry registry) {
    return new DecisionMetrics(registry);
  }

  @Bean
  RepeatedWork mentorTimelineRuns(
      RunMentorTimelines timelines,
      DecisionMetrics metrics,
      @Value("${milepost.notification.look-every:500ms}") Duration pause) {
    return new RepeatedWork("mentor-timelines", pause, () -> metrics.count(timelines.run()) > 0);
  }

  @Bean
  RepeatedWork timelineRuns(
      RunTimelines timelines,
      DecisionMetrics metrics,
      @Value("${milepost.notification.look-every:500ms}") Duration pause) {
    return new RepeatedWork("timelines", pause, () -> metrics.count(timelines.run()) > 0);
  }
}
