package dev.milepost.notification.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;

class WriteCalendarTest {

  private static final String LONG =
      "Größenordnungen, „Schätzungen“; und\\oder 日本語の長い題名 🚀🚀🚀 ".repeat(4).strip();

  private static DueDay due(String summary) {
    return new DueDay(
        new UUID(1, 2),
        LocalDate.of(2026, 12, 31),
        3,
        Instant.parse("2026-11-23T08:00:01.234567Z"),
        summary,
        "One line, with a comma\nand another; with more",
        URI.create("https://milepost.example/progress/enrolments/" + new UUID(3, 4)));
  }

  static Calendar parsed(String calendar) throws Exception {
    Calendar parsed = new CalendarBuilder().build(new StringReader(calendar));
    assertThat(parsed.validate().hasErrors()).isFalse();
    return parsed;
  }

  static String value(VEvent event, String name) {
    Optional<Property> property = event.getProperty(name);
    return property.map(Property::getValue).orElseThrow();
  }

  @Test
  void whatIsWrittenIsReadAgainAsItWasWhateverItsLetters() throws Exception {
    String calendar = WriteCalendar.write("Fällig, bald", "milepost.example", List.of(due(LONG)));
    List<VEvent> events = parsed(calendar).getComponents("VEVENT");
    var event = events.getFirst();
    assertThat(value(event, "SUMMARY")).isEqualTo(LONG);
    assertThat(value(event, "DESCRIPTION"))
        .isEqualTo("One line, with a comma\nand another; with more");
    assertThat(value(event, "UID")).isEqualTo(new UUID(1, 2) + "@milepost.example");
    assertThat(value(event, "DTSTART")).isEqualTo("20261231");
    assertThat(value(event, "DTEND")).isEqualTo("20270101");
    assertThat(value(event, "DTSTAMP")).isEqualTo("20261123T080001Z");
    assertThat(value(event, "SEQUENCE")).isEqualTo("3");
    assertThat(calendar)
        .contains(
            "DTSTART;VALUE=DATE:20261231\r\n",
            "X-WR-CALNAME:Fällig\\, bald\r\n",
            "REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n");
  }

  @Test
  void noLineIsLongerThanTheStandardAllowsAndNoLetterIsTornApart() {
    String calendar = WriteCalendar.write(LONG, "milepost.example", List.of(due(LONG)));
    assertThat(calendar.split("\r\n"))
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75)
        .noneMatch(line -> line.contains("\n") || line.contains("\r"));
    byte[] bytes = calendar.getBytes(StandardCharsets.UTF_8);
    assertThat(new String(bytes, StandardCharsets.UTF_8))
        .isEqualTo(calendar)
        .doesNotContain("\ufffd");
  }

  @Test
  void noTextCanAddALineOfItsOwn() throws Exception {
    String calendar =
        WriteCalendar.write(
            "x", "milepost.example", List.of(due("a\r\nEND:VEVENT\nATTACH:x\u0000\u2028b")));
    List<VEvent> events = parsed(calendar).getComponents("VEVENT");
    assertThat(events).hasSize(1);
    assertThat(calendar.lines()).noneMatch(line -> line.startsWith("ATTACH"));
  }

  @Test
  void withNothingDueItIsStillACalendar() throws Exception {
    assertThat(parsed(WriteCalendar.write("x", "milepost.example", List.of())).getComponents())
        .hasSize(1);
  }
}
