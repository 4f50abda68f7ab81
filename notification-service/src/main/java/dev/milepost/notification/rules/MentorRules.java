package dev.milepost.notification.rules;

import dev.milepost.notification.enrolment.CohortMoment;
import dev.milepost.notification.enrolment.Course;
import dev.milepost.notification.enrolment.Mentor;
import dev.milepost.notification.rules.Finding.AboutCohort;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All rules for mentors together. Pure, as {@link Rules}; rules that the cohort has turned off find
 * nothing of their own accord.
 */
public final class MentorRules {

  /** How long before a moment the day lies, at most, that it belongs to. */
  private static final int WEEKS_BACK = 2;

  private final MentorDigestRule digest = new MentorDigestRule();
  private final ReviewWaitingRule reviews = new ReviewWaitingRule();

  /** In the order in which they are decided on: the digest tells of reviews as well. */
  private final List<MentorRule<? extends AboutCohort>> all = List.of(digest, reviews);

  /**
   * The first moment later than {@code after} at which a rule may find something. None lies outside
   * of the cohort's days, and there is none for who looks after it no longer.
   */
  public Optional<Instant> nextMoment(Mentor mentor, Instant after) {
    Course course = mentor.course();
    Instant end = course.startOf(course.endDay().plusDays(1));
    return speaking(mentor)
        .flatMap(rule -> moments(rule, mentor, after).filter(at -> at.isAfter(after)).limit(1))
        .filter(at -> at.isBefore(end))
        .min(Instant::compareTo);
  }

  /** Whether a rule speaks at {@code at} that looks at every learner, and not at reviews alone. */
  public boolean looksAtLearners(Mentor mentor, Instant at) {
    return speaking(mentor).anyMatch(rule -> rule == digest && speaksAt(rule, mentor, at));
  }

  /** What the rules find that speak at {@code now}, in the order in which they are decided on. */
  public List<AboutCohort> findings(CohortMoment now) {
    Mentor mentor = now.mentor();
    return speaking(mentor)
        .filter(rule -> speaksAt(rule, mentor, now.at()))
        .<AboutCohort>flatMap(rule -> rule.finding(now).stream())
        .toList();
  }

  /**
   * The finding as it stands now, with what was settled since left out; empty when nothing is left.
   */
  public Optional<AboutCohort> stillTrue(AboutCohort finding, CohortMoment now) {
    return switch (finding) {
      case ReviewsWaiting found -> reviews.stillTrue(found, now).map(left -> left);
      case MentorDigest found -> digest.stillTrue(found, now).map(left -> left);
    };
  }

  private Stream<MentorRule<? extends AboutCohort>> speaking(Mentor mentor) {
    return mentor.appointed()
        ? all.stream().filter(rule -> rule.rule().setting(mentor.course().settings()).on())
        : Stream.empty();
  }

  private static boolean speaksAt(MentorRule<?> rule, Mentor mentor, Instant at) {
    return moments(rule, mentor, at)
        .dropWhile(moment -> moment.isBefore(at))
        .limit(1)
        .anyMatch(at::equals);
  }

  /** Ascending; from well before {@code from} on. */
  private static Stream<Instant> moments(MentorRule<?> rule, Mentor mentor, Instant from) {
    Course course = mentor.course();
    LocalDate back = course.dayOf(from).minusWeeks(WEEKS_BACK);
    LocalDate first = back.isBefore(course.startDay()) ? course.startDay() : back;
    return Stream.iterate(first, day -> !day.isAfter(course.endDay()), day -> day.plusDays(1))
        .filter(day -> rule.looksOn(day, mentor))
        .map(day -> rule.rule().speaksOn(day, mentor.sendTimes()));
  }
}
