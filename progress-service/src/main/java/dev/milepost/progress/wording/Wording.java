package dev.milepost.progress.wording;

import dev.milepost.edge.reader.Languages;
import dev.milepost.edge.reader.Readers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Says things in the language of the request that is being answered, for templates and for answers
 * of the API. Outside of a request, ask for the {@link #in words of a language}; what is said here
 * then is English. A key that the bundle lacks is a fault of the program and thrown as such.
 */
@Component
public class Wording {

  private final MessageSource messages;

  Wording(MessageSource messages) {
    this.messages = messages;
  }

  /** The words of a language, English for one that is not spoken. */
  public Words in(Locale language) {
    return new Words(messages, Languages.spoken(language).orElse(Languages.DEFAULT));
  }

  /** See {@link Words#say}. */
  public String say(String key, Object... values) {
    return ofReader().say(key, values);
  }

  /** See {@link Words#day}. */
  public String day(LocalDate day) {
    return ofReader().day(day);
  }

  /** See {@link Words#dayOfYear}. */
  public String dayOfYear(LocalDate day) {
    return ofReader().dayOfYear(day);
  }

  /** See {@link Words#fromTo}. */
  public String fromTo(String first, String last) {
    return ofReader().fromTo(first, last);
  }

  /**
   * The day of a moment in the reader's zone, such as {@code 20 Aug 2026}; in UTC outside of a
   * request.
   */
  public String dayOfYear(Instant moment) {
    return dayOfYear(LocalDate.ofInstant(moment, zone()));
  }

  /** That in which times of day, and the days of moments, are told to the reader. */
  public ZoneId zone() {
    return Readers.zoneOfRequest();
  }

  /** See {@link Words#month}. */
  public String month(LocalDate day) {
    return ofReader().month(day);
  }

  /** See {@link Words#daysAgo}. */
  public String daysAgo(LocalDate day, LocalDate today) {
    return ofReader().daysAgo(day, today);
  }

  /** See {@link Words#pace}. */
  public String pace(int daysAhead) {
    return ofReader().pace(daysAhead);
  }

  private Words ofReader() {
    return in(Languages.ofRequest());
  }
}
