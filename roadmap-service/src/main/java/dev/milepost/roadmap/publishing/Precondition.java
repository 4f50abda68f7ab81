package dev.milepost.roadmap.publishing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request expects of the draft that it changes (RFC 9110, conditional requests). */
public sealed interface Precondition {

  /** Nothing was said. */
  record None() implements Precondition {}

  /** {@code If-None-Match: *}: there must be no draft yet. */
  record Absent() implements Precondition {}

  /** {@code If-Match: *}: there must be one. */
  record Present() implements Precondition {}

  /** {@code If-Match: "7"}: it must be this revision. */
  record Revision(long revision) implements Precondition {}

  Pattern ETAG = Pattern.compile("\"(\\d{1,18})\"");

  static Precondition of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
    if (ifMatch != null) {
      return ifMatch.strip().equals("*")
          ? new Present()
          // An ETag of another form was never one of ours, so nothing matches it.
          : new Revision(revision(ifMatch).orElse(0L));
    }
    return ifNoneMatch != null && ifNoneMatch.strip().equals("*") ? new Absent() : new None();
  }

  static String etag(long revision) {
    return "\"" + revision + "\"";
  }

  private static Optional<Long> revision(String etag) {
    Matcher matcher = ETAG.matcher(etag.strip());
    return matcher.matches() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
  }
}
