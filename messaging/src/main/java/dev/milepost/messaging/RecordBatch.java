package dev.milepost.messaging;

import static java.util.stream.Collectors.toMap;

import dev.milepost.events.EventFormat;
import dev.milepost.events.EventFormat.Reading;
import dev.milepost.events.Topic;
import dev.milepost.messaging.Quarantine.Held;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** What one poll brought: records that could be read, and those to be held in quarantine. */
final class RecordBatch {

  /** PostgreSQL's texts cannot hold U+0000; the sign for it stands in its place. */
  private static final char SIGN_FOR_NUL = '\u2400';

  private final ConsumerRecords<String, byte[]> records;
  private final Map<String, UUID> topicIds;
  private final List<Incoming> incoming = new ArrayList<>();
  private final List<Held> held = new ArrayList<>();

  RecordBatch(
      ConsumerRecords<String, byte[]> records, EventFormat format, Map<String, UUID> topicIds) {
    this.records = records;
    this.topicIds = topicIds;
    for (ConsumerRecord<String, byte[]> record : records) {
      switch (format.read(name -> header(record, name), record.value())) {
        case Reading.Unreadable(String reason) -> held.add(held(record, reason));
        case Reading reading -> incoming.add(incoming(record, reading));
      }
    }
  }

  List<Incoming> incoming() {
    return incoming;
  }

  /** Those that could not be read, and then those that {@code rejected} names. */
  List<Held> heldWith(List<Rejected> rejected) {
    var all = new ArrayList<>(held);
    var byPlace = new HashMap<TopicPartition, Map<Long, ConsumerRecord<String, byte[]>>>();
    for (Rejected one : rejected) {
      Incoming place = one.incoming();
      var partition = new TopicPartition(place.topic().wireName(), place.partition());
      var byOffset = byPlace.computeIfAbsent(partition, this::byOffset);
      all.add(held(Objects.requireNonNull(byOffset.get(place.offset())), one.reason()));
    }
    return all;
  }

  private Map<Long, ConsumerRecord<String, byte[]>> byOffset(TopicPartition partition) {
    return records.records(partition).stream()
        .collect(toMap(ConsumerRecord::offset, record -> record));
  }

  private static Incoming incoming(ConsumerRecord<String, byte[]> record, Reading reading) {
    return new Incoming(
        Topic.named(record.topic()),
        record.partition(),
        record.offset(),
        Objects.requireNonNullElse(record.key(), ""),
        reading);
  }

  private Held held(ConsumerRecord<String, byte[]> record, String reason) {
    var storable = new HashMap<String, String>();
    headers(record).forEach((name, value) -> storable.put(storable(name), storable(value)));
    return new Held(
        Objects.requireNonNull(topicIds.get(record.topic())),
        record.topic(),
        record.partition(),
        record.offset(),
        record.key() == null ? null : storable(record.key()),
        storable,
        record.value(),
        storable(reason));
  }

  private static String storable(String text) {
    return text.replace('\0', SIGN_FOR_NUL);
  }

  /** Null when there is none; of two of one name the last, as in {@link #headers}. */
  private static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : text(header.value());
  }

  private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
    var headers = new HashMap<String, String>();
    for (Header header : record.headers()) {
      headers.put(header.key(), text(header.value()));
    }
    return headers;
  }

  private static String text(byte @Nullable [] value) {
    return value == null ? "" : new String(value, StandardCharsets.UTF_8);
  }
}
