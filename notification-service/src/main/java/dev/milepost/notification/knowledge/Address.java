package dev.milepost.notification.knowledge;

import java.util.Locale;

/** How to reach a learner; never printed. */
public record Address(String name, String email, Locale locale) {

  @Override
  public String toString() {
    return "Address[hidden]";
  }
}
