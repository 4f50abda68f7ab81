package dev.milepost.notification.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A way on which messages reach their reader. */
public enum Channel {
  EMAIL,
  /** What stands in the product itself. */
  INBOX,
  /** Posted to addresses that the reader has named. */
  WEBHOOK;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  public String wireName() {
    return wireName;
  }

  public static Optional<Channel> named(String wireName) {
    return Arrays.stream(values()).filter(channel -> channel.wireName.equals(wireName)).findFirst();
  }
}
