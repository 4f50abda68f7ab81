package dev.milepost.messaging;

import dev.milepost.events.EventFormat;
import dev.milepost.events.EventFormat.Written;
import dev.milepost.events.MilepostEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Sends events to Kafka, acknowledged by all in-sync replicas, without duplicates of the producer's
 * own and in order per key. Thread-safe; many senders' events share one request.
 */
public class EventSender implements AutoCloseable {

  private final Producer<String, byte[]> producer;
  private final EventFormat format;

  EventSender(Producer<String, byte[]> producer, EventFormat format) {
    this.producer = producer;
    this.format = format;
  }

  /**
   * @return where the event stands, once Kafka has it; fails when that is not certain, and the
   *     event may then be there or not: send it again with the same id
   */
  public CompletableFuture<RecordMetadata> send(MilepostEvent event) {
    Written written = format.write(event);
    return send(written.topic().wireName(), written.key(), written.headers(), written.value());
  }

  CompletableFuture<RecordMetadata> send(
      String topic, String key, Map<String, String> headers, byte[] value) {
    var record = new ProducerRecord<>(topic, key, value);
    headers.forEach(
        (name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    var sent = new CompletableFuture<RecordMetadata>();
    try {
      producer.send(
          record,
          (metadata, failure) -> {
            if (failure == null) {
              sent.complete(metadata);
            } else {
              sent.completeExceptionally(failure);
            }
          });
    } catch (RuntimeException failure) {
      sent.completeExceptionally(failure);
    }
    return sent;
  }

  @Override
  public void close() {
    producer.close();
  }
}
