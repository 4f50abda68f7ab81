package dev.milepost.progress.wording;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.MessageSource;

/**
 * The words of one language. A key that its bundle lacks is a fault of the program and thrown as
 * such.
 */
public final class Words {

  /** As many as there are patterns in the bundles; making one costs more than using it. */
  private static final Map<Format, DateTimeFormatter> FORMATS = new ConcurrentHashMap<>();

  private final MessageSource messages;
  private final Locale language;

  Words(MessageSource messages, Locale language) {
    this.messages = messages;
    this.language = language;
  }

  /** The message of {@code key} with {@code values} put in. */
  public String say(String key, Object... values) {
    return messages.getMessage(key, values, language);
  }

  /** A day near today, such as {@code 20 Aug}. */
  public String day(LocalDate day) {
    return format("format.day", day);
  }

  /** A day of any year, such as {@code 20 Aug 2026}. */
  public String dayOfYear(LocalDate day) {
    return format("format.day-of-year", day);
  }

  /** Such as {@code 7 Sep 2026 to 7 Mar 2027}, of two days as they are written. */
  public String fromTo(String first, String last) {
    return say("setup.days.from", first, last);
  }

  /** Such as {@code Aug}. */
  public String month(LocalDate day) {
    return format("format.month", day);
  }

  /** {@code today}, {@code yesterday} or {@code 9 days ago}. */
  public String daysAgo(LocalDate day, LocalDate today) {
    long days = ChronoUnit.DAYS.between(day, today);
    return days <= 0 ? say("ago.today") : say("ago.days", days);
  }

  /** {@code 2 days ahead}, {@code 9 days behind} or {@code on pace}. */
  public String pace(int daysAhead) {
    if (daysAhead == 0) {
      return say("pace.on");
    }
    return daysAhead > 0 ? say("pace.ahead", daysAhead) : say("pace.behind", -daysAhead);
  }

  private String format(String pattern, LocalDate day) {
    return FORMATS
        .computeIfAbsent(
            new Format(say(pattern), language),
            format -> DateTimeFormatter.ofPattern(format.pattern(), format.language()))
        .format(day);
  }

  private record Format(String pattern, Locale language) {}
}
