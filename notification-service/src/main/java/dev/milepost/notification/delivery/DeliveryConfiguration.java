package dev.milepost.notification.delivery;

import dev.milepost.notification.RepeatedWork;
import dev.milepost.notification.bounces.TakeBounce;
import dev.milepost.notification.ledger.MessageQueue;
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

  /** Far less than a claim is held. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  @Bean
  DeliveryMetrics deliveryMetrics(MeterRegistry registry) {
    return new DeliveryMetrics(registry);
  }

  @Bean
  RecipientDomains recipientDomains(JdbcClient jdbc, DomainSettings settings) {
    return new RecipientDomains(jdbc, settings);
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
      CommitToSending commit,
      SmtpConnection connection,
      RetryPause pauses,
      RecipientDomains domains,
      TakeBounce bounces,
      DeliveryMetrics metrics,
      @Value("${milepost.notification.look-every:500ms}") Duration pause) {
    var send =
        new SendQueued(
            queue, prepare, commit, connection, pauses, domains, bounces, metrics, FRESH);
    return new RepeatedWork("delivery", pause, send::run);
  }
}
