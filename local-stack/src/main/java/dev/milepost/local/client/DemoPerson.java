package dev.milepost.local.client;

import java.util.Locale;

/** Those whom the development issuer knows by default. */
public enum DemoPerson {
  LEARNER,
  MENTOR,
  ADMIN;

  public String address() {
    return name().toLowerCase(Locale.ROOT) + "@milepost.example";
  }

  String subject() {
    return "demo-" + name().toLowerCase(Locale.ROOT);
  }
}
