package dev.milepost.notification.mail;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * The words of one language. A language is a file {@code mail/words_<language>.properties}; one
 * that there is no file for gets English.
 */
final class Words {

  private static final Control NOT_THE_SERVERS_LANGUAGE =
      Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  private final Locale locale;
  private final ResourceBundle bundle;

  Words(Locale reader) {
    bundle = ResourceBundle.getBundle("mail.words", reader, NOT_THE_SERVERS_LANGUAGE);
    boolean english = bundle.getLocale().getLanguage().isEmpty();
    locale = english && !reader.getLanguage().equals("en") ? Locale.ENGLISH : reader;
  }

  Locale locale() {
    return locale;
  }

  String say(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
  }

  /** As it stands there, with variables in braces that are filled in by {@link Values}. */
  String template(String key) {
    return bundle.getString(key);
  }

  /** Such as Friday 4 December. */
  String day(LocalDate day) {
    return DateTimeFormatter.ofPattern(bundle.getString("day"), locale).format(day);
  }

  /** Such as 4 December 2026. */
  String date(LocalDate day) {
    return DateTimeFormatter.ofPattern(bundle.getString("date"), locale).format(day);
  }
}
