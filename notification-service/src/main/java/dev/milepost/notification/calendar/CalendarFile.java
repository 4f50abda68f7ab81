package dev.milepost.notification.calendar;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.PublicPaths;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The calendar itself. Programs fetch it again and again without a log-in: the token in its address
 * is all that is needed, and what has not changed is not sent again.
 */
@Controller
class CalendarFile {

  private static final MediaType CALENDAR =
      new MediaType("text", "calendar", StandardCharsets.UTF_8);

  private final CalendarOf calendars;

  CalendarFile(CalendarOf calendars) {
    this.calendars = calendars;
  }

  @Bean
  static PublicPaths calendarPaths() {
    return PublicPaths.of("/notifications/calendar/*");
  }

  @GetMapping("/notifications/calendar/{token}.ics")
  ResponseEntity<byte[]> calendar(@PathVariable String token) {
    byte[] calendar =
        calendars.calendar(token).orElseThrow(Problem::notFound).getBytes(StandardCharsets.UTF_8);
    return ResponseEntity.ok()
        .contentType(CALENDAR)
        .eTag("\"" + hash(calendar) + "\"")
        .cacheControl(CacheControl.noCache().cachePrivate())
        .header("Content-Disposition", "inline; filename=\"milepost.ics\"")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Robots-Tag", "noindex")
        .body(calendar);
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
