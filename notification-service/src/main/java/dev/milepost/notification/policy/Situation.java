package dev.milepost.notification.policy;

import dev.milepost.notification.enrolment.CourseSettings;
import dev.milepost.notification.enrolment.View;
import dev.milepost.notification.rules.Category;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Rule;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the policy looks at when a message is decided on, and again just before it is sent.
 *
 * @param rule that found something
 * @param finding what it found, as it stands now; empty when it is no longer true
 * @param wanted the same as the reader wants to hear of it; empty when that is nothing
 * @param toldWithIt what goes out at the same moment
 * @param now what it is about, with all that is known
 * @param today the reader's day
 * @param recordedAfter from the happening to when it was recorded; zero for what comes with time
 * @param reachedAgo how long ago, in system time, business time reached the due moment
 * @param frequency how often the reader is written to without this
 */
public record Situation(
    Rule rule,
    Optional<? extends Finding> finding,
    Optional<? extends Finding> wanted,
    List<Finding> toldWithIt,
    View now,
    LocalDate today,
    Duration recordedAfter,
    Duration reachedAgo,
    Frequency frequency,
    Recipient recipient) {

  Category category() {
    return rule.category();
  }

  Wishes wishes() {
    return recipient.wishes();
  }

  CourseSettings settings() {
    return now.course().settings();
  }
}
