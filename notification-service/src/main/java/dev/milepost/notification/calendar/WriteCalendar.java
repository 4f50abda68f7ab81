package dev.milepost.notification.calendar;

import java.util.List;

/**
 * Writes due days as an iCalendar object (RFC 5545, RFC 7986): days of their own, which block no
 * time. The same days give the same text, byte by byte. Pure.
 */
final class WriteCalendar {

  /** How often programs are asked to look. */
  private static final String REFRESH = "PT6H";

  private WriteCalendar() {}

  /**
   * @param name what the calendar is called in programs
   * @param host makes ids unique in the world
   */
  static String write(String name, String host, List<DueDay> days) {
    var lines =
        new ContentLines()
            .add("BEGIN", "VCALENDAR")
            .add("VERSION", "2.0")
            .add("PRODID", "-//Milepost//Due days//EN")
            .add("CALSCALE", "GREGORIAN")
            .addText("NAME", name)
            .addText("X-WR-CALNAME", name)
            .add("REFRESH-INTERVAL;VALUE=DURATION", REFRESH)
            .add("X-PUBLISHED-TTL", REFRESH);
    days.forEach(day -> add(day, host, lines));
    if (days.isEmpty()) {
      addSomething(lines);
    }
    return lines.add("END", "VCALENDAR").toString();
  }

  private static void add(DueDay day, String host, ContentLines lines) {
    lines
        .add("BEGIN", "VEVENT")
        .add("UID", day.id() + "@" + host)
        .addMoment("DTSTAMP", day.changedAt())
        .addMoment("LAST-MODIFIED", day.changedAt())
        .add("SEQUENCE", Long.toString(day.version()))
        .addDay("DTSTART", day.day())
        .addDay("DTEND", day.day().plusDays(1))
        .addText("SUMMARY", day.summary())
        .addText("DESCRIPTION", day.description())
        .add("URL", day.page().toString())
        .add("TRANSP", "TRANSPARENT")
        .add("CLASS", "PRIVATE")
        .add("END", "VEVENT");
  }

  /** The standard has no calendar without any component. */
  private static void addSomething(ContentLines lines) {
    lines
        .add("BEGIN", "VTIMEZONE")
        .add("TZID", "Etc/UTC")
        .add("BEGIN", "STANDARD")
        .add("DTSTART", "19700101T000000")
        .add("TZOFFSETFROM", "+0000")
        .add("TZOFFSETTO", "+0000")
        .add("END", "STANDARD")
        .add("END", "VTIMEZONE");
  }
}
