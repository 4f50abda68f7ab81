package dev.milepost.notification.webhooks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an endpoint understands. */
public enum Kind {
  /** Standard Webhooks: signed, and told apart by an id, so that a second copy does no harm. */
  STANDARD,
  /** Slack's incoming webhooks and what is compatible with them: every copy is shown. */
  SLACK;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  public String wireName() {
    return wireName;
  }

  public static Optional<Kind> named(String wireName) {
    return Arrays.stream(values()).filter(kind -> kind.wireName.equals(wireName)).findFirst();
  }

  static Kind of(String wireName) {
    return named(wireName).orElseThrow(() -> new IllegalArgumentException("no kind " + wireName));
  }
}
