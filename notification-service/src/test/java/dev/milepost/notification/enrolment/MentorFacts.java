package dev.milepost.notification.enrolment;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The cohort of {@link Facts} as somebody who looks after it sees it. */
public final class MentorFacts {

  public static final UUID MAX = new UUID(9, 9);

  private MentorFacts() {}

  public static Mentor mentor() {
    return mentor(CourseSettings.DEFAULT);
  }

  public static Mentor mentor(CourseSettings settings) {
    return mentorIn("Europe/Berlin", new Facts().settings(settings));
  }

  /** One who lives in {@code zone} and looks after the cohort that {@code cohort} is of. */
  public static Mentor mentorIn(String zone, Facts cohort) {
    Course course = cohort.build().course();
    return new Mentor(MAX, course, "ml-spring", true, ZoneId.of(zone), course.settings().window());
  }

  /** The same person, who does not look after the cohort any more. */
  public static Mentor dismissed(Mentor mentor) {
    return new Mentor(
        mentor.id(), mentor.course(), mentor.slug(), false, mentor.zone(), mentor.window());
  }

  public static CohortMoment at(Instant at, Facts... learners) {
    return at(mentor(), at, learners);
  }

  /** How the cohort stands with these learners. */
  public static CohortMoment at(Mentor mentor, Instant at, Facts... learners) {
    List<Moment> moments =
        Stream.of(learners).map(learner -> Moment.now(learner.build(), at)).toList();
    return new CohortMoment(
        mentor,
        at,
        moments.stream()
            .flatMap(moment -> moment.waitingForReview().stream())
            .sorted(WaitingReview.LONGEST_FIRST)
            .toList(),
        moments.stream().map(LearnerSituation::of).toList());
  }
}
