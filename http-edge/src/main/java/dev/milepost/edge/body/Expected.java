package dev.milepost.edge.body;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Says in words what a value of a Java type looks like in JSON, for someone who sent another. */
final class Expected {

  private static final Map<Class<?>, String> KNOWN =
      Map.ofEntries(
          Map.entry(int.class, "a whole number"),
          Map.entry(Integer.class, "a whole number"),
          Map.entry(long.class, "a whole number"),
          Map.entry(Long.class, "a whole number"),
          Map.entry(short.class, "a whole number"),
          Map.entry(Short.class, "a whole number"),
          Map.entry(BigInteger.class, "a whole number"),
          Map.entry(double.class, "a number"),
          Map.entry(Double.class, "a number"),
          Map.entry(BigDecimal.class, "a number"),
          Map.entry(boolean.class, "true or false"),
          Map.entry(Boolean.class, "true or false"),
          Map.entry(String.class, "a text in quotation marks"),
          Map.entry(UUID.class, "a UUID, such as 0198a2f0-5c1e-7c43-9f30-2f6d1c7a9b10"),
          Map.entry(Instant.class, "a moment with its zone, such as 2026-03-01T09:30:00Z"),
          Map.entry(
              OffsetDateTime.class, "a moment with its zone, such as 2026-03-01T09:30:00+01:00"),
          Map.entry(LocalDate.class, "a day, such as 2026-03-01"),
          Map.entry(Duration.class, "a duration, such as PT36H"),
          Map.entry(ZoneId.class, "an IANA time zone, such as Europe/Berlin"),
          Map.entry(URI.class, "a URI"));

  private Expected() {}

  static String inWords(@Nullable Class<?> type) {
    if (type == null) {
      return "another kind of value";
    }
    return type.isArray() || Collection.class.isAssignableFrom(type)
        ? "a list in square brackets"
        : KNOWN.getOrDefault(type, "an object in braces");
  }

  /** As {@link #inWords(Class)}, and the choices of an enum as {@code json} writes them. */
  static String inWords(@Nullable Class<?> type, JsonMapper json) {
    return type != null && type.isEnum()
        ? Arrays.stream(type.getEnumConstants())
            .map(json::writeValueAsString)
            .collect(Collectors.joining(", ", "one of ", ""))
        : inWords(type);
  }
}
