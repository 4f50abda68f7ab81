package dev.milepost.benchmarks.ingest;

import dev.milepost.benchmarks.machine.CpuClock;
import dev.milepost.benchmarks.machine.Meter;
import dev.milepost.benchmarks.machine.Meter.Reading;
import dev.milepost.benchmarks.results.Invalid;
import dev.milepost.benchmarks.results.Run;
import dev.milepost.events.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Nothing but reading the topic in one thread, and doing with each record's bytes what has to be
 * done whatever becomes of it.
 */
final class ReadTopic implements Contestant {

  private static final JsonFactory PARSERS = new JsonFactory();

  private final Entrant entrant;
  private final Feed feed;
  private final CpuClock postgres;
  private final Consumer<byte[]> reader;

  private ReadTopic(Entrant entrant, Feed feed, CpuClock postgres, Consumer<byte[]> reader) {
    this.entrant = entrant;
    this.feed = feed;
    this.postgres = postgres;
    this.reader = reader;
  }

  /** Takes the bytes and looks no further. */
  static ReadTopic bytes(Feed feed, CpuClock postgres) {
    return new ReadTopic(Entrant.KAFKA_READ, feed, postgres, value -> {});
  }

  /** Goes through every token of the JSON, and keeps none. */
  static ReadTopic json(Feed feed, CpuClock postgres) {
    return new ReadTopic(Entrant.KAFKA_READ_JSON, feed, postgres, ReadTopic::parse);
  }

  @Override
  public Entrant entrant() {
    return entrant;
  }

  @Override
  public Run run() {
    var partitions =
        IntStream.range(0, Topic.PARTITIONS)
            .mapToObj(number -> new TopicPartition(Topic.MILESTONE.wireName(), number))
            .toList();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                feed.bootstrapServers(),
                "max.poll.records",
                5_000,
                "enable.auto.commit",
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return readAll(consumer);
    }
  }

  private Run readAll(KafkaConsumer<byte[], byte[]> consumer) {
    var meter = new Meter(postgres, CpuClock.ofThisThread(), CpuClock.ofNone());
    @Nullable Reading begin = null;
    long before = 0;
    long read = 0;
    while (read < feed.records()) {
      for (var record : consumer.poll(Duration.ofSeconds(1))) {
        reader.accept(record.value());
        read++;
      }
      if (begin == null && read >= feed.warmUp()) {
        begin = meter.read();
        before = read;
      }
    }
    Invalid.unlessEqual("records read from Kafka", feed.records(), read);
    if (begin == null) {
      throw new IllegalArgumentException("There are no events after the warm-up.");
    }
    return Run.between(begin, meter.read(), read - before);
  }

  private static void parse(byte[] value) {
    try (JsonParser parser = PARSERS.createParser(ObjectReadContext.empty(), value)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken().isScalarValue()) {
          parser.getString();
        }
      }
    }
  }
}
