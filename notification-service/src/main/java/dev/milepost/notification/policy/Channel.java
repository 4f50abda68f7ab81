package dev.milepost.notification.policy;

import java.util.Locale;

/** A way on which messages reach their reader. */
public enum Channel {
  EMAIL;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  public String wireName() {
    return wireName;
  }
}
