package dev.milepost.events;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.introspect.AnnotationIntrospectorPair;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * How an event is written to Kafka: CloudEvents 1.0 in binary content mode (the Kafka protocol
 * binding), attributes in headers that start with {@code ce_}, the event itself as JSON in the
 * value.
 *
 * <p>Reading ignores fields it does not know, so that fields can be added; it refuses a field given
 * twice, a missing one, and anything after the value. Thread-safe.
 */
public final class EventFormat {

  private static final String SPEC_VERSION = "1.0";

  private final String source;
  private final MilestoneReader milestones = new MilestoneReader();
  private final JsonMapper json =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .annotationIntrospector(
              new AnnotationIntrospectorPair(
                  new NullnessOfRecords(), new JacksonAnnotationIntrospector()))
          .build();

  /**
   * @param source the CloudEvents {@code source}: the service that writes, such as {@code
   *     /progress-service}
   */
  public EventFormat(String source) {
    this.source = source;
  }

  public Written write(MilepostEvent event) {
    EventType type = EventType.of(event);
    var headers = new LinkedHashMap<String, String>();
    headers.put("ce_id", event.id().toString());
    headers.put("ce_source", source);
    headers.put("ce_time", event.time().toString());
    headers.put("content-type", "application/json");
    // Kafka looks headers up from the last one on, and these two are looked up for every record.
    headers.put("ce_type", type.wireName());
    headers.put("ce_specversion", SPEC_VERSION);
    return new Written(type.topic(), event.key(), headers, json.writeValueAsBytes(event));
  }

  /**
   * Reads what a record holds; never throws for bad input.
   *
   * @param headers by name; only {@code ce_specversion} and {@code ce_type} are looked at
   * @param value null for a tombstone
   */
  public Reading read(Map<String, String> headers, byte @Nullable [] value) {
    return read(headers::get, value);
  }

  /**
   * As {@link #read(Map, byte[])}.
   *
   * @param headers gives a header's value by its name, null for one that is not there
   */
  public Reading read(Function<String, @Nullable String> headers, byte @Nullable [] value) {
    if (value == null) {
      return new Reading.Tombstone();
    }
    if (!SPEC_VERSION.equals(headers.apply("ce_specversion"))) {
      return new Reading.Unreadable("header ce_specversion is not 1.0");
    }
    String typeName = headers.apply("ce_type");
    var type = typeName == null ? null : EventType.named(typeName).orElse(null);
    if (type == null) {
      return new Reading.Unreadable("header ce_type names no known event type");
    }
    if (type == EventType.MILESTONE_REPORTED) {
      MilestoneReported milestone = milestones.read(value);
      if (milestone != null) {
        return new Reading.Event(milestone);
      }
    }
    try {
      return new Reading.Event(json.readValue(value, type.body()));
    } catch (DatabindException e) {
      return new Reading.Unreadable(type.wireName() + ": cannot read " + pathOf(e));
    } catch (JacksonException e) {
      return new Reading.Unreadable(type.wireName() + ": not JSON");
    }
  }

  /** Field names of ours and places only, never a map's keys or a value, which are content. */
  private static String pathOf(DatabindException e) {
    return e.getPath().stream().map(EventFormat::step).collect(Collectors.joining());
  }

  private static String step(JacksonException.Reference reference) {
    if (reference.getPropertyName() == null) {
      return "[" + reference.getIndex() + "]";
    }
    return isOfMap(reference.from()) ? "[*]" : "[\"" + reference.getPropertyName() + "\"]";
  }

  private static boolean isOfMap(Object from) {
    return from instanceof Map
        || (from instanceof Class<?> type && Map.class.isAssignableFrom(type));
  }

  /**
   * @param headers in the order to be written
   */
  public record Written(Topic topic, String key, Map<String, String> headers, byte[] value) {}

  /** What a Kafka record turned out to hold. */
  public sealed interface Reading {

    record Event(MilepostEvent event) implements Reading {}

    /** The key has been erased. */
    record Tombstone() implements Reading {}

    /**
     * @param reason names the fault without quoting any content
     */
    record Unreadable(String reason) implements Reading {}
  }
}
