package dev.milepost.notification.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Writes iCalendar's lines (RFC 5545, 3.1): each ends with CR LF, and one of more than 75 bytes is
 * folded, never within a letter.
 */
final class ContentLines {

  private static final int LONGEST = 75;
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final StringBuilder text = new StringBuilder();

  /** A value that needs no escaping, such as a number or an address. */
  ContentLines add(String name, String value) {
    fold(name + ":" + value);
    return this;
  }

  /** A value that can be any text; line ends in it stay, other control characters do not. */
  ContentLines addText(String name, String value) {
    return add(
        name,
        value
            .replace("\\", "\\\\")
            .replace(";", "\\;")
            .replace(",", "\\,")
            .replaceAll("\\R", "\\\\n")
            .replaceAll("\\p{Cc}", " "));
  }

  ContentLines addDay(String name, LocalDate day) {
    return add(name + ";VALUE=DATE", DAY.format(day));
  }

  /** In UTC, to the second. */
  ContentLines addMoment(String name, Instant moment) {
    return add(name, MOMENT.format(moment));
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private void fold(String line) {
    int bytes = 0;
    for (int place = 0; place < line.length(); ) {
      int letter = line.codePointAt(place);
      String written = Character.toString(letter);
      int size = written.getBytes(StandardCharsets.UTF_8).length;
      if (bytes + size > LONGEST) {
        text.append("\r\n ");
        bytes = 1;
      }
      text.append(written);
      bytes += size;
      place += written.length();
    }
    text.append("\r\n");
  }
}
