package dev.milepost.notification.enrolment;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a message is about, at a moment: an enrolment, or a cohort as one of its mentors sees it.
 */
public sealed interface View permits Moment, CohortMoment {

  Course course();

  Instant at();

  /** Of the reader. */
  SendTimes sendTimes();

  /** In the cohort's zone. */
  LocalDate today();

  /** Whether the reader has left: is enrolled no longer, or looks after the cohort no longer. */
  boolean isWithdrawn();
}
