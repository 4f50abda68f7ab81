package dev.milepost.notification.inbox;

import dev.milepost.messaging.Signals;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class InboxConfiguration {

  /** Of the learners whose inboxes have changed. */
  @Bean
  Signals inboxSignals(
      @Value("${spring.application.name}") String service,
      JdbcClient jdbc,
      JdbcConnectionDetails database,
      OpenInboxes inboxes) {
    return new Signals("inbox_changed", service, jdbc, database, inboxes::changed);
  }
}
