package dev.milepost.notification.rules;

import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.rules.Finding.Welcome;

/** Somebody has joined a cohort: what it is, and where to begin. */
public final class WelcomeRule {

  public Welcome finding(Moment moment) {
    return new Welcome(moment.nextStep().orElse(null));
  }
}
