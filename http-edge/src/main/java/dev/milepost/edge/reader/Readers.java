package dev.milepost.edge.reader;

import dev.milepost.edge.reader.ReaderProfiles.Profile;
import dev.milepost.edge.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.TimeZoneAwareLocaleContext;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.LocaleContextResolver;

/**
 * Tells for whom a request is answered. A page is for whoever is signed in, as their profile has
 * it; where that is not known, for whom {@link ReaderCookie} tells; then by {@code
 * Accept-Language}, in UTC; then in English. The API goes by {@code Accept-Language} alone, so that
 * its answers depend on nothing but the request.
 *
 * <p>Found once a request, when first asked for. Controllers get it as {@code Locale} and {@code
 * ZoneId} arguments.
 */
public final class Readers implements LocaleContextResolver {

  private static final Logger log = LoggerFactory.getLogger(Readers.class);
  private static final String FOUND = Readers.class.getName();

  private final Supplier<Stream<ReaderProfiles>> profiles;

  Readers(Supplier<Stream<ReaderProfiles>> profiles) {
    this.profiles = profiles;
  }

  /** That of the reader whose request is being answered; UTC outside of one. */
  public static ZoneId zoneOfRequest() {
    TimeZone zone =
        LocaleContextHolder.getLocaleContext() instanceof TimeZoneAwareLocaleContext reader
            ? reader.getTimeZone()
            : null;
    return zone == null ? ZoneOffset.UTC : zone.toZoneId();
  }

  public Reader of(HttpServletRequest request) {
    return found(request).reader();
  }

  /** Whether it is known, and not only what the browser tells. */
  boolean isFromProfile(HttpServletRequest request) {
    return found(request).fromProfile();
  }

  private Found found(HttpServletRequest request) {
    if (request.getAttribute(FOUND) instanceof Found found) {
      return found;
    }
    Found found = find(request);
    request.setAttribute(FOUND, found);
    return found;
  }

  private Found find(HttpServletRequest request) {
    Locale accepted = Languages.preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    var byHeader = new Found(new Reader(accepted, ZoneOffset.UTC), false);
    if (isForPrograms(request)) {
      return byHeader;
    }
    return profile()
        .map(profile -> new Reader(language(profile, accepted), profile.zone()))
        .map(reader -> new Found(reader, true))
        .or(() -> ReaderCookie.read(request).map(reader -> new Found(reader, false)))
        .orElse(byHeader);
  }

  /** Whoever wants a language that is not spoken here gets the next best that the browser tells. */
  private static Locale language(Profile profile, Locale accepted) {
    return Languages.spoken(profile.locale()).orElse(accepted);
  }

  private Optional<Profile> profile() {
    return SignedIn.of(SecurityContextHolder.getContext().getAuthentication())
        .flatMap(who -> profiles.get().flatMap(known -> known(known, who).stream()).findFirst());
  }

  /** An outage must not take the page with it that tells of the outage. */
  private static Optional<Profile> known(ReaderProfiles profiles, SignedIn who) {
    try {
      return profiles.of(who);
    } catch (RuntimeException e) {
      log.atWarn()
          .addKeyValue("cause", e.getClass().getName())
          .log("A page is rendered without its reader's profile");
      return Optional.empty();
    }
  }

  static boolean isForPrograms(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.equals("/api") || path.startsWith("/api/");
  }

  @Override
  public LocaleContext resolveLocaleContext(HttpServletRequest request) {
    return new TimeZoneAwareLocaleContext() {
      @Override
      public Locale getLocale() {
        return of(request).language();
      }

      @Override
      public TimeZone getTimeZone() {
        return TimeZone.getTimeZone(zone());
      }

      private ZoneId zone() {
        return of(request).zone();
      }
    };
  }

  @Override
  public void setLocaleContext(
      HttpServletRequest request,
      @Nullable HttpServletResponse response,
      @Nullable LocaleContext context) {
    throw new UnsupportedOperationException("a person's profile has their language");
  }

  private record Found(Reader reader, boolean fromProfile) {}
}
