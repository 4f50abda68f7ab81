package dev.milepost.messaging;

import dev.milepost.events.EventFormat;
import dev.milepost.events.Topic;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives a service its inboxes (one per {@link InboxHandler} bean), its outbox with a relay, and its
 * quarantine.
 */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
public class MessagingConfiguration {

  /** A send that Kafka has not acknowledged by then has failed. */
  private static final int DELIVERY_TIMEOUT_MILLIS = 10_000;

  @Bean
  EventFormat eventFormat(@Value("${spring.application.name}") String service) {
    return new EventFormat("/" + service);
  }

  @Bean
  EventSender eventSender(KafkaProperties kafka, EventFormat format) {
    var settings = new HashMap<>(kafka.buildProducerProperties());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.LARGEST_EVENT_BYTES);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 1);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MILLIS);
    return new EventSender(
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()), format);
  }

  @Bean
  OutboxRelay outboxRelay(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      EventSender sender,
      TopicCreation topics,
      MeterRegistry registry) {
    Gauge.builder(
            "milepost.outbox.depth",
            () -> jdbc.sql("select count(*) from outbox").query(Long.class).single())
        .description("events that wait to be sent to Kafka")
        .register(registry);
    return new OutboxRelay(jdbc, new TransactionTemplate(transactions), sender, topics::ensure);
  }

  @Bean
  Outbox outbox(JdbcClient jdbc, EventFormat format, Clock clock, OutboxRelay relay) {
    return new Outbox(jdbc, format, clock, relay::wake);
  }

  @Bean
  Quarantine quarantine(
      JdbcClient jdbc, EventFormat format, ObjectProvider<InboxHandler> handlers, Clock clock) {
    return new Quarantine(jdbc, format, handlers, clock);
  }

  @Bean
  TopicCreation topicCreation(
      KafkaProperties kafka, @Value("${milepost.kafka.replicas:1}") short replicas) {
    return new TopicCreation(kafka.buildAdminProperties(), replicas);
  }

  @Bean
  InboxProgress inboxProgress(JdbcClient jdbc, TopicCreation topics, Quarantine quarantine) {
    return new InboxProgress(jdbc, topics, quarantine);
  }

  @Bean
  Inboxes inboxes(
      List<InboxHandler> handlers,
      @Value("${milepost.inbox.workers:1}") int workers,
      KafkaProperties kafka,
      TopicCreation topics,
      JdbcClient jdbc,
      Quarantine quarantine,
      PlatformTransactionManager transactions,
      EventFormat format,
      MeterRegistry registry) {
    return new Inboxes(
        handlers,
        workers,
        kafka.buildConsumerProperties(),
        topics,
        jdbc,
        quarantine,
        new TransactionTemplate(transactions),
        format,
        registry);
  }
}
