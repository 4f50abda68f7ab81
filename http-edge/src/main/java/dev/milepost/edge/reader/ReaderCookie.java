package dev.milepost.edge.reader;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * Tells the services that do not know a person's profile, and the pages without a log-in, the
 * language and zone of whoever reads in this browser: {@code de:Europe/Berlin}. It lives as long as
 * the browser's session and names nobody.
 */
final class ReaderCookie {

  static final String NAME = "milepost-reader";

  private ReaderCookie() {}

  /** Empty without one, and for what no service wrote. */
  static Optional<Reader> read(HttpServletRequest request) {
    var cookie = WebUtils.getCookie(request, NAME);
    String[] parts = cookie == null ? new String[0] : cookie.getValue().split(":", 2);
    if (parts.length < 2) {
      return Optional.empty();
    }
    return Languages.spoken(Locale.forLanguageTag(parts[0]))
        .flatMap(language -> zone(parts[1]).map(zone -> new Reader(language, zone)));
  }

  static ResponseCookie of(Reader reader, boolean secure) {
    return ResponseCookie.from(NAME, reader.language() + ":" + reader.zone())
        .path("/")
        .httpOnly(true)
        .sameSite("Lax")
        .secure(secure)
        .build();
  }

  private static Optional<ZoneId> zone(String id) {
    try {
      return Optional.of(ZoneId.of(id));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
