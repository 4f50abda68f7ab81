package dev.milepost.notification.scheduling;

import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.rules.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Something has happened that may be worth a message.
 *
 * @param subject the stage of a completed stage, milestone and review of requested changes, the day
 *     of a digest; else empty
 * @param happenedAt business time, as told
 * @param recordedAt business time; when the message is due
 * @param seenAt when this service learned of it, in system time
 */
public record Occasion(
    UUID enrolment,
    Rule rule,
    String subject,
    Instant happenedAt,
    Instant recordedAt,
    Instant seenAt) {

  /** Whether it is noted only once. */
  boolean isSame(Occasion other) {
    return enrolment.equals(other.enrolment) && rule == other.rule && subject.equals(other.subject);
  }

  /** The next digest of an enrolment, for what was folded at {@code moment}. */
  public static Occasion digest(EnrolmentFacts facts, Instant moment, Instant seenAt) {
    Instant morning = facts.sendTimes().firstAfter(moment, facts.course().settings().digestDay());
    String day = LocalDate.ofInstant(morning, facts.learnerZone()).toString();
    return new Occasion(facts.enrolment(), Rule.WEEKLY_DIGEST, day, morning, morning, seenAt);
  }
}
