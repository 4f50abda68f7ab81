package dev.milepost.notification.listing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;

/**
 * The words of the page in one language: the reader's, or English where it has none.
 *
 * @param locale of the words
 */
public record Language(MessageSource words, Locale locale) {

  public static Language of(Locale reader, MessageSource words) {
    String spoken = words.getMessage("language", null, reader);
    return new Language(
        words, spoken.equals(reader.getLanguage()) ? reader : Locale.forLanguageTag(spoken));
  }

  public String say(String key, Object... values) {
    return words.getMessage(key, values, locale);
  }

  public String time(Instant moment, ZoneId zone) {
    return DateTimeFormatter.ofPattern(say("messages.time"), locale).format(moment.atZone(zone));
  }
}
