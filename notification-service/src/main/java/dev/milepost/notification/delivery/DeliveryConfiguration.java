package dev.milepost.notification.delivery;

import dev.milepost.notification.RepeatedWork;
import dev.milepost.notification.blocking.BlockedAddresses;
import dev.milepost.notification.bounces.TakeBounce;
import dev.milepost.notification.knowledge.Addresses;
import dev.milepost.notification.knowledge.CohortLearners;
import dev.milepost.notification.knowledge.Enrolments;
import dev.milepost.notification.knowledge.MentorMessages;
import dev.milepost.notification.knowledge.Mentorships;
import dev.milepost.notification.knowledge.Wordings;
import dev.milepost.notification.ledger.MessageQueue;
import dev.milepost.notification.ledger.Readers;
import dev.milepost.notification.mail.ComposeMail;
import dev.milepost.notification.policy.Assessment;
import dev.milepost.notification.preferences.Preferences;
import dev.milepost.notification.preferences.UnsubscribeLinks;
import dev.milepost.notification.scheduling.Timelines;
import dev.milepost.notification.variants.ChooseWording;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DomainSettings.class)
class DeliveryConfiguration {

  private static final int SMTP = 25;

  @Bean
  DeliveryMetrics deliveryMetrics(MeterRegistry registry) {
    return new DeliveryMetrics(registry);
  }

  @Bean
  RecipientDomains recipientDomains(JdbcClient jdbc, DomainSettings settings) {
    return new RecipientDomains(jdbc, settings);
  }

  @Bean
  PrepareMentorMail prepareMentorMail(
      Mentorships mentorships,
      CohortLearners cohorts,
      Addresses addresses,
      Wordings wordings,
      BlockedAddresses blocked,
      Preferences preferences,
      Readers readers,
      UnsubscribeLinks links,
      Assessment assessment,
      ComposeMail compose,
      MessageQueue queue,
      RecipientDomains domains,
      DeliveryMetrics metrics) {
    return new PrepareMentorMail(
        mentorships,
        cohorts,
        addresses,
        wordings,
        blocked,
        preferences,
        readers,
        links,
        assessment,
        compose,
        queue,
        domains,
        metrics);
  }

  @Bean
  PrepareMail prepareMail(
      PrepareMentorMail forMentors,
      Enrolments enrolments,
      Addresses addresses,
      MentorMessages messages,
      ChooseWording chooseWording,
      BlockedAddresses blocked,
      Preferences preferences,
      Readers readers,
      Timelines timelines,
      UnsubscribeLinks links,
      Assessment assessment,
      ComposeMail compose,
      MessageQueue queue,
      RecipientDomains domains,
      DeliveryMetrics metrics,
      Clock clock) {
    return new PrepareMail(
        forMentors,
        enrolments,
        addresses,
        messages,
        chooseWording,
        blocked,
        preferences,
        readers,
        timelines,
        links,
        assessment,
        compose,
        queue,
        domains,
        metrics,
        clock);
  }

  @Bean
  SmtpServer smtpServer(
      MailProperties mail, @Value("${milepost.mail.timeout:15s}") Duration timeout) {
    var more = new Properties();
    more.putAll(mail.getProperties());
    return new SmtpServer(
        mail.getHost() == null ? "localhost" : mail.getHost(),
        mail.getPort() == null ? SMTP : mail.getPort(),
        mail.getUsername(),
        mail.getPassword(),
        timeout,
        more);
  }

  @Bean
  RetryPause retryPause(@Value("${milepost.mail.first-retry:5s}") Duration first) {
    return new RetryPause(first);
  }

  @Bean(destroyMethod = "close")
  SmtpConnection smtpConnection(SmtpServer server, Clock clock) {
    return new SmtpConnection(server, clock);
  }

  @Bean
  RepeatedWork delivery(
      MessageQueue queue,
      PrepareMail prepare,
      SmtpConnection connection,
      RetryPause pauses,
      RecipientDomains domains,
      TakeBounce bounces,
      DeliveryMetrics metrics,
      @Value("${milepost.notification.look-every:500ms}") Duration pause) {
    var send = new SendQueued(queue, prepare, connection, pauses, domains, bounces, metrics);
    return new RepeatedWork("delivery", pause, send::run);
  }
}
