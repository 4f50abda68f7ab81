package dev.milepost.progress.identity;

import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/** What a person's name, zone and locale have to be, wherever they come from. */
public final class PersonFields {

  public static final String NAME_RULE =
      "a name of 1 to 200 characters on one line, without control characters";
  public static final String ZONE_RULE = "an IANA time zone, such as Europe/Berlin";
  public static final String LOCALE_RULE = "a language tag (BCP 47), such as en or pt-BR";

  public static final Locale DEFAULT_LOCALE = Locale.ENGLISH;

  /** For whom nothing better is known; they can change it. */
  static final ZoneId DEFAULT_ZONE = ZoneId.of("UTC");

  private static final int NAME_MAX_LENGTH = 200;

  private PersonFields() {}

  /** The name without spaces around it; empty for what is none. */
  public static Optional<String> name(String text) {
    String name = text.strip();
    boolean fits =
        !name.isEmpty()
            && name.length() <= NAME_MAX_LENGTH
            && name.codePoints().noneMatch(PersonFields::breaksTheLine);
    return fits ? Optional.of(name) : Optional.empty();
  }

  /**
   * A zone by its name in the tz database. No bare offsets: they know no summer time, and
   * PostgreSQL reads their sign the other way round.
   */
  public static Optional<ZoneId> zone(String text) {
    return ZoneId.getAvailableZoneIds().contains(text)
        ? Optional.of(ZoneId.of(text))
        : Optional.empty();
  }

  public static Optional<Locale> locale(String text) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(text).build();
      return locale.getLanguage().isEmpty() ? Optional.empty() : Optional.of(locale);
    } catch (IllformedLocaleException e) {
      return Optional.empty();
    }
  }

  /** A name made to fit, for a source that cannot be asked for a better one. */
  static String nameLike(String text) {
    String oneLine =
        text.codePoints()
            .map(character -> breaksTheLine(character) ? ' ' : character)
            .limit(NAME_MAX_LENGTH / 2)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip();
    return oneLine.isEmpty() ? "Somebody" : oneLine;
  }

  private static boolean breaksTheLine(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.FORMAT ->
          true;
      default -> false;
    };
  }
}
