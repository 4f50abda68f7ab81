package dev.milepost.notification.bounces;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody tells of one of our mails.
 *
 * @param messageId what stands before the {@code @} in its Message-ID
 * @param status by RFC 3463; null when none was told
 */
record Report(UUID messageId, BounceKind kind, @Nullable String status) {

  private static final Pattern MESSAGE_ID =
      Pattern.compile("<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@[^\\s<>@]+>?");

  /** Empty for a Message-ID that cannot be one of ours. */
  static Optional<UUID> messageId(@Nullable String text) {
    Matcher matcher = MESSAGE_ID.matcher(text == null ? "" : text.strip());
    return matcher.matches() ? Optional.of(UUID.fromString(matcher.group(1))) : Optional.empty();
  }
}
