package dev.milepost.events;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link MilestoneReported} as {@link EventFormat} writes it, byte by byte, with nothing
 * set up for each event. Whatever is not just so (a field missing, added or elsewhere, a blank, an
 * escaped character, another way to write a time) it leaves to the general way, which decides and
 * tells what is wrong. So all that it has to be is right about what it takes.
 */
final class MilestoneReader {

  private static final byte[] NULL = "null".getBytes(US_ASCII);
  private static final byte[] TRUE = "true".getBytes(US_ASCII);
  private static final byte[] FALSE = "false".getBytes(US_ASCII);
  private static final byte[] END = "}".getBytes(US_ASCII);

  /** What precedes each value; fields are written in the order of the record's components. */
  private static final byte[][] NAMES =
      Stream.of(MilestoneReported.class.getRecordComponents())
          .map(RecordComponent::getName)
          .map(name -> (name.equals("id") ? "{" : ",") + '"' + name + "\":")
          .map(text -> text.getBytes(US_ASCII))
          .toArray(byte[][]::new);

  private static final int UUID_LENGTH = 36;
  private static final int NANO_DIGITS = 9;
  private static final char SIGN_FOR_MALFORMED = '\ufffd';

  /** Null for what has to be read the general way. */
  @Nullable MilestoneReported read(byte[] value) {
    try {
      return new Cursor(value).event();
    } catch (NotAsWritten | IllegalArgumentException | DateTimeException e) {
      return null;
    }
  }

  /** Each method takes what stands next and moves behind it. */
  private static final class Cursor {
    private final byte[] bytes;
    private int at;
    private int field;

    Cursor(byte[] bytes) {
      this.bytes = bytes;
    }

    /** Arguments are evaluated from left to right (JLS 15.7.4), and so stand in NAMES. */
    MilestoneReported event() {
      var event =
          new MilestoneReported(
              uuid(),
              uuid(),
              uuid(),
              uuid(),
              text(),
              text(),
              MilestoneEventType.of(text()),
              uuidOrNull(),
              instant(),
              instant(),
              textOrNull(),
              textOrNull(),
              bool(),
              number());
      expect(END);
      if (at != bytes.length) {
        throw NotAsWritten.INSTANCE;
      }
      return event;
    }

    private UUID uuid() {
      name();
      return uuidValue();
    }

    private @Nullable UUID uuidOrNull() {
      name();
      return skip(NULL) ? null : uuidValue();
    }

    private String text() {
      name();
      return textValue();
    }

    private @Nullable String textOrNull() {
      name();
      return skip(NULL) ? null : textValue();
    }

    private UUID uuidValue() {
      take('"');
      if (bytes.length - at < UUID_LENGTH) {
        throw NotAsWritten.INSTANCE;
      }
      long high = hex(8);
      take('-');
      high = high << 16 | hex(4);
      take('-');
      high = high << 16 | hex(4);
      take('-');
      long low = hex(4);
      take('-');
      low = low << 48 | hex(12);
      take('"');
      return new UUID(high, low);
    }

    private long hex(int digits) {
      long number = 0;
      for (int i = 0; i < digits; i++) {
        int digit = Character.digit(bytes[at++], 16);
        if (digit < 0) {
          throw NotAsWritten.INSTANCE;
        }
        number = number << 4 | digit;
      }
      return number;
    }

    private String textValue() {
      take('"');
      int start = at;
      boolean ascii = true;
      for (byte next = peek(); next != '"'; next = peek()) {
        if (next == '\\' || (next >= 0 && next < ' ')) {
          throw NotAsWritten.INSTANCE;
        }
        ascii &= next >= 0;
        at++;
      }
      var text = new String(bytes, start, at - start, ascii ? ISO_8859_1 : UTF_8);
      if (!ascii && text.indexOf(SIGN_FOR_MALFORMED) >= 0) {
        throw NotAsWritten.INSTANCE;
      }
      at++;
      return text;
    }

    /** As {@link Instant#toString} writes it: to the second in UTC, then up to nine digits. */
    private Instant instant() {
      name();
      take('"');
      int year = digits(4);
      take('-');
      int month = digits(2);
      take('-');
      int day = digits(2);
      take('T');
      int hour = digits(2);
      take(':');
      int minute = digits(2);
      take(':');
      var toSeconds = LocalDateTime.of(year, month, day, hour, minute, digits(2));
      int nanos = nanos();
      take('Z');
      take('"');
      return Instant.ofEpochSecond(toSeconds.toEpochSecond(ZoneOffset.UTC), nanos);
    }

    private int nanos() {
      if (peek() != '.') {
        return 0;
      }
      at++;
      int start = at;
      int nanos = 0;
      while (peek() != 'Z' && at - start < NANO_DIGITS) {
        nanos = 10 * nanos + digits(1);
      }
      if (at == start) {
        throw NotAsWritten.INSTANCE;
      }
      for (int digit = at - start; digit < NANO_DIGITS; digit++) {
        nanos *= 10;
      }
      return nanos;
    }

    private int digits(int count) {
      int number = 0;
      for (int i = 0; i < count; i++) {
        int digit = peek() - '0';
        if (digit < 0 || digit > 9) {
          throw NotAsWritten.INSTANCE;
        }
        number = 10 * number + digit;
        at++;
      }
      return number;
    }

    private boolean bool() {
      name();
      if (skip(TRUE)) {
        return true;
      }
      expect(FALSE);
      return false;
    }

    /** JSON knows no number that begins with a zero it could do without; -0 is left alone, too. */
    private long number() {
      name();
      int start = at;
      if (peek() == '-') {
        at++;
      }
      boolean startsWithZero = peek() == '0';
      while (peek() >= '0' && peek() <= '9') {
        at++;
      }
      if (startsWithZero && at - start > 1) {
        throw NotAsWritten.INSTANCE;
      }
      return Long.parseLong(new String(bytes, start, at - start, US_ASCII));
    }

    private void name() {
      expect(NAMES[field++]);
    }

    private void expect(byte[] literal) {
      if (!skip(literal)) {
        throw NotAsWritten.INSTANCE;
      }
    }

    private boolean skip(byte[] literal) {
      int end = at + literal.length;
      if (end > bytes.length || !Arrays.equals(bytes, at, end, literal, 0, literal.length)) {
        return false;
      }
      at = end;
      return true;
    }

    private void take(char one) {
      if (peek() != one) {
        throw NotAsWritten.INSTANCE;
      }
      at++;
    }

    private byte peek() {
      if (at == bytes.length) {
        throw NotAsWritten.INSTANCE;
      }
      return bytes[at];
    }
  }

  /** One for all, without a trace: it tells nothing but that the general way has to be gone. */
  private static final class NotAsWritten extends RuntimeException {

    private static final long serialVersionUID = 1;
    static final NotAsWritten INSTANCE = new NotAsWritten();

    private NotAsWritten() {
      super(null, null, false, false);
    }
  }
}
