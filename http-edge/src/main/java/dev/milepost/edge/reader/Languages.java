package dev.milepost.edge.reader;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;

/** The languages that every page, and what the API says in words, is there in. */
public final class Languages {

  /** For whoever asks for none that there is. */
  public static final Locale DEFAULT = Locale.ENGLISH;

  /** Each has a bundle beside every bundle; English is the one without a suffix. */
  public static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.GERMAN);

  private Languages() {}

  /** The language without a region: of {@code de-AT}, {@code de}; empty for one not spoken. */
  public static Optional<Locale> spoken(Locale wanted) {
    return SPOKEN.stream()
        .filter(language -> language.getLanguage().equals(wanted.getLanguage()))
        .findFirst();
  }

  /** That of the request which is being answered; {@link #DEFAULT} outside of one. */
  public static Locale ofRequest() {
    // Not LocaleContextHolder.getLocale(), which falls back to the language of the server.
    LocaleContext request = LocaleContextHolder.getLocaleContext();
    Locale language = request == null ? null : request.getLocale();
    return language == null ? DEFAULT : spoken(language).orElse(DEFAULT);
  }

  /**
   * The spoken language that an {@code Accept-Language} header prefers; {@link #DEFAULT} without
   * one, and for what is no such header.
   */
  public static Locale preferred(@Nullable String header) {
    if (header == null || header.isBlank()) {
      return DEFAULT;
    }
    try {
      Locale found = Locale.lookup(LanguageRange.parse(header), SPOKEN);
      return found == null ? DEFAULT : found;
    } catch (IllegalArgumentException e) {
      return DEFAULT;
    }
  }
}
