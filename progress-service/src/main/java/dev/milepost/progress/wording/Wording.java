package dev.milepost.progress.wording;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Says things in the one language that there is so far. A key that the bundle lacks is a fault of
 * the program and thrown as such.
 */
@Component
public class Wording {

  private static final Locale LANGUAGE = Locale.ENGLISH;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", LANGUAGE);
  private static final DateTimeFormatter DAY_OF_YEAR =
      DateTimeFormatter.ofPattern("d MMM uuuu", LANGUAGE);

  private final MessageSource messages;

  Wording(MessageSource messages) {
    this.messages = messages;
  }

  /** The message of {@code key} with {@code values} put in. */
  public String say(String key, Object... values) {
    return messages.getMessage(key, values, LANGUAGE);
  }

  /** A day near today, such as {@code 20 Aug}. */
  public String day(LocalDate day) {
    return DAY.format(day);
  }

  /** A day of any year, such as {@code 20 Aug 2026}. */
  public String dayOfYear(LocalDate day) {
    return DAY_OF_YEAR.format(day);
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
}
