package dev.milepost.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a {@link MilestoneReported} as {@link EventFormat} writes it, at a fifth of what the
 * general way costs. Whatever is not just so (an unknown field, one twice, one missing, a null,
 * another way to write a time) it leaves to the general way, which decides and tells what is wrong.
 * So all that it has to be is right about what it takes.
 */
final class MilestoneReader {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int LENGTH_TO_SECONDS = "2026-03-02T09:30:00".length();
  private static final int NANO_DIGITS = 9;

  /** Null for what has to be read the general way. */
  @Nullable MilestoneReported read(byte[] value) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), value)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      var fields = new Fields();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_NULL ? !fields.isNull(name) : !fields.take(name, parser)) {
          return null;
        }
      }
      return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null
          ? fields.event()
          : null;
    } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
      return null;
    }
  }

  private static final class Fields {
    private int seen;
    private @Nullable UUID id;
    private @Nullable UUID learner;
    private @Nullable UUID enrolment;
    private @Nullable UUID actor;
    private @Nullable String source;
    private @Nullable String milestone;
    private @Nullable MilestoneEventType type;
    private @Nullable UUID submission;
    private @Nullable Instant occurredAt;
    private @Nullable Instant reportedAt;
    private @Nullable String evidence;
    private @Nullable String note;
    private boolean carriedOver;
    private long fingerprint;

    boolean isNull(String name) {
      return switch (name) {
        case "submission" -> first(7);
        case "evidence" -> first(10);
        case "note" -> first(11);
        default -> false;
      };
    }

    boolean take(String name, JsonParser parser) {
      return switch (parser.currentToken()) {
        case VALUE_STRING -> takeText(name, parser.getString());
        case VALUE_TRUE, VALUE_FALSE -> {
          carriedOver = parser.getBooleanValue();
          yield name.equals("carriedOver") && first(12);
        }
        case VALUE_NUMBER_INT -> {
          fingerprint = parser.getLongValue();
          yield name.equals("fingerprint") && first(13);
        }
        default -> false;
      };
    }

    private boolean takeText(String name, String text) {
      switch (name) {
        case "id" -> id = uuid(text);
        case "learner" -> learner = uuid(text);
        case "enrolment" -> enrolment = uuid(text);
        case "actor" -> actor = uuid(text);
        case "source" -> source = text;
        case "milestone" -> milestone = text;
        case "type" -> type = MilestoneEventType.of(text);
        case "submission" -> submission = uuid(text);
        case "occurredAt" -> occurredAt = instant(text);
        case "reportedAt" -> reportedAt = instant(text);
        case "evidence" -> evidence = text;
        case "note" -> note = text;
        default -> {
          return false;
        }
      }
      return first(place(name));
    }

    private static int place(String name) {
      return switch (name) {
        case "id" -> 0;
        case "learner" -> 1;
        case "enrolment" -> 2;
        case "actor" -> 3;
        case "source" -> 4;
        case "milestone" -> 5;
        case "type" -> 6;
        case "submission" -> 7;
        case "occurredAt" -> 8;
        case "reportedAt" -> 9;
        case "evidence" -> 10;
        default -> 11;
      };
    }

    private boolean first(int place) {
      int bit = 1 << place;
      boolean first = (seen & bit) == 0;
      seen |= bit;
      return first;
    }

    @Nullable MilestoneReported event() {
      if (id == null
          || learner == null
          || enrolment == null
          || actor == null
          || source == null
          || milestone == null
          || type == null
          || occurredAt == null
          || reportedAt == null
          || first(12)
          || first(13)) {
        return null;
      }
      return new MilestoneReported(
          id,
          learner,
          enrolment,
          actor,
          source,
          milestone,
          type,
          submission,
          occurredAt,
          reportedAt,
          evidence,
          note,
          carriedOver,
          fingerprint);
    }
  }

  private static UUID uuid(String text) {
    if (text.length() != 36) {
      throw new IllegalArgumentException("not the canonical form");
    }
    return UUID.fromString(text);
  }

  /** As {@link Instant#toString} writes it: to the second in UTC, then up to nine digits. */
  private static Instant instant(String text) {
    int end = text.length() - 1;
    if (end < LENGTH_TO_SECONDS
        || text.charAt(end) != 'Z'
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      throw new IllegalArgumentException("not as it is written");
    }
    var toSeconds =
        LocalDateTime.of(
            digits(text, 0, 4),
            digits(text, 5, 7),
            digits(text, 8, 10),
            digits(text, 11, 13),
            digits(text, 14, 16),
            digits(text, 17, 19));
    return Instant.ofEpochSecond(toSeconds.toEpochSecond(ZoneOffset.UTC), nanos(text, end));
  }

  private static int nanos(String text, int end) {
    if (end == LENGTH_TO_SECONDS) {
      return 0;
    }
    int first = LENGTH_TO_SECONDS + 1;
    if (text.charAt(LENGTH_TO_SECONDS) != '.' || end == first || end - first > NANO_DIGITS) {
      throw new IllegalArgumentException("not as it is written");
    }
    int nanos = digits(text, first, end);
    for (int digit = end - first; digit < NANO_DIGITS; digit++) {
      nanos *= 10;
    }
    return nanos;
  }

  private static int digits(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new IllegalArgumentException("not a digit");
      }
      number = 10 * number + digit;
    }
    return number;
  }
}
