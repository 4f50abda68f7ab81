package dev.milepost.notification.bounces;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a mail that came back says of the address that it went to. */
public enum BounceKind {
  /** Mail to it will never arrive: nothing is sent to it any more. */
  HARD,
  /** It did not take this mail; when that goes on, nothing is sent to it any more. */
  SOFT,
  /** We, or what we write, were refused: that says nothing of the address. */
  POLICY,
  /** Its reader called the mail unwanted: nothing is sent to it any more. */
  COMPLAINT;

  /** How a code has to look: class, subject and detail (RFC 3463). */
  static final Pattern STATUS = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");

  /**
   * No such mailbox or domain, no address at all, moved away, takes no mail (RFC 7505); a mailbox
   * that was shut.
   */
  private static final Pattern NEVER = Pattern.compile("5\\.(1\\.(1|2|3|6|10)|2\\.1)");

  /** Policy, our own address, what we write. */
  private static final Pattern OURS = Pattern.compile("[245]\\.(7\\.\\d+|6\\.\\d+|1\\.[78])");

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /**
   * @param status by RFC 3463; null when none was told
   */
  public static BounceKind of(@Nullable String status) {
    if (status == null) {
      return SOFT;
    }
    if (NEVER.matcher(status).matches()) {
      return HARD;
    }
    return OURS.matcher(status).matches() ? POLICY : SOFT;
  }

  public String wireName() {
    return wireName;
  }
}
