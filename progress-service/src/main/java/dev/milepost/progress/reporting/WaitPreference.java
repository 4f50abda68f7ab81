package dev.milepost.progress.reporting;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code wait} preference of the header {@code Prefer} (RFC 7240, section 4.3). */
final class WaitPreference {

  /** What the server is willing to wait for; a longer wish is cut to it, as the RFC allows. */
  static final Duration LONGEST = Duration.ofSeconds(30);

  private static final Pattern WAIT =
      Pattern.compile("(?:^|[,;])\\s*wait\\s*=\\s*\"?(\\d{1,6})\"?");

  private WaitPreference() {}

  /** Empty when the header asks for no wait; a preference that cannot be read is ignored. */
  static Optional<Duration> of(@Nullable String prefer) {
    if (prefer == null) {
      return Optional.empty();
    }
    var matcher = WAIT.matcher(prefer);
    if (!matcher.find()) {
      return Optional.empty();
    }
    Duration wished = Duration.ofSeconds(Long.parseLong(matcher.group(1)));
    return Optional.of(wished.compareTo(LONGEST) > 0 ? LONGEST : wished);
  }
}
