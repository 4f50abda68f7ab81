package dev.milepost.notification.cohorts;

import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.notification.enrolment.Course;
import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Mentor;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.enrolment.SendTimes;
import dev.milepost.notification.enrolment.WaitingReview;
import dev.milepost.notification.mail.MentorMail.Story;
import dev.milepost.notification.rules.AtRisk;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Finding.AboutCohort;
import dev.milepost.notification.rules.MentorDigest;
import dev.milepost.notification.rules.MentorDigest.Backlog;
import dev.milepost.notification.rules.ReviewsWaiting;
import dev.milepost.notification.rules.Rule;
import dev.milepost.state.NextStep;
import dev.milepost.state.NextStep.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A message of one rule to nobody in particular, in a real cohort: two milestones of its roadmap
 * that are due, or late, in the middle of its time. Pure.
 */
final class SampleMessage {

  private static final UUID NOBODY = new UUID(0, 0);
  private static final UUID LENA = new UUID(0, 1);
  private static final UUID NOAH = new UUID(0, 2);
  private static final Map<UUID, String> NAMES = Map.of(LENA, "Lena", NOAH, "Noah");
  private static final int DAYS_BETWEEN = 7;

  private final Course course;
  private final String slug;
  private final List<Finding.Planned> planned;

  /**
   * @param slug how the cohort is named in addresses
   */
  SampleMessage(Course course, String slug) {
    this.course = course;
    this.slug = slug;
    List<Milestone> milestones =
        IntStream.range(0, course.outline().size())
            .mapToObj(course.outline()::milestone)
            .limit(2)
            .toList();
    this.planned =
        IntStream.range(0, milestones.size())
            .mapToObj(
                place ->
                    new Finding.Planned(
                        milestones.get(place).key(),
                        course.startDay().plusDays((place + 1L) * DAYS_BETWEEN)))
            .toList();
  }

  Moment moment() {
    Map<String, LocalDate> plan =
        planned.stream()
            .collect(Collectors.toMap(Finding.Planned::milestone, Finding.Planned::due));
    Instant at = course.startOf(today()).plusSeconds(SendTimes.HOUR * 3600L);
    return Moment.asOf(
        new EnrolmentFacts(
            NOBODY,
            NOBODY,
            course,
            course.startOf(course.startDay()),
            null,
            null,
            null,
            plan,
            course.zone(),
            course.settings().window(),
            true,
            List.of()),
        at);
  }

  Finding finding(Rule rule) {
    String stage = course.outline().stages().getFirst().key();
    String milestone = planned.getFirst().milestone();
    var next = new NextStep(milestone, Reason.NEXT_ON_PATH, planned.getFirst().due(), 0);
    return switch (rule) {
      case WELCOME -> new Finding.Welcome(next);
      case MILESTONE_DUE_SOON -> new Finding.MilestonesDueSoon(today(), planned);
      case STAGE_DUE_SOON -> new Finding.StageDueSoon(stage, today().plusDays(3), planned);
      case OVERDUE -> new Finding.Overdue(today(), planned);
      case PLAN_DEFICIT -> new Finding.PlanDeficit(today(), planned, next);
      case SILENCE -> new Finding.Silence(today().minusDays(9), true, 9, 2, next);
      case STREAK_AT_RISK -> new Finding.StreakAtRisk(today(), 4, next);
      case CHANGES_REQUESTED -> new Finding.ChangesRequested(milestone, NOBODY);
      case STAGE_COMPLETED -> new Finding.StageCompleted(stage, next);
      case ROADMAP_COMPLETED -> new Finding.RoadmapCompleted(course.outline().size());
      case WEEKLY_DIGEST ->
          new Finding.Digest(today(), List.of(new Finding.Overdue(today(), planned)));
      case MENTOR_WROTE -> throw new IllegalArgumentException("a person's own words");
      case REVIEW_WAITING, MENTOR_DIGEST ->
          throw new IllegalArgumentException(rule + " is about no enrolment");
    };
  }

  /** What such a message tells a mentor. */
  Story story(Rule rule) {
    var mentor = new Mentor(NOBODY, course, slug, true, course.zone(), course.settings().window());
    return new Story(aboutCohort(rule), mentor, today(), NAMES);
  }

  private AboutCohort aboutCohort(Rule rule) {
    LocalDate due = planned.getFirst().due();
    LocalDate since = today().minusDays(4);
    return switch (rule) {
      case REVIEW_WAITING ->
          new ReviewsWaiting(
              today(), List.of(waiting(LENA, since), waiting(NOAH, since.plusDays(2))), 2);
      case MENTOR_DIGEST ->
          new MentorDigest(
              today(),
              course.startOf(today().minusDays(DAYS_BETWEEN)),
              24,
              List.of(behind(LENA, (int) ChronoUnit.DAYS.between(due, today()))),
              1,
              List.of(new Backlog(planned.getFirst().milestone(), 2, since)),
              List.of(NOAH),
              1);
      default -> throw new IllegalArgumentException(rule + " is about no cohort");
    };
  }

  private WaitingReview waiting(UUID learner, LocalDate since) {
    return new WaitingReview(learner, learner, planned.getFirst().milestone(), learner, since);
  }

  private static AtRisk behind(UUID learner, int days) {
    var reason = new AtRisk.Reason(AtRisk.Kind.BEHIND_PLAN, days, null);
    return new AtRisk(learner, learner, days, days, 2, List.of(reason));
  }

  private LocalDate today() {
    return course.startDay().plusDays(3L * DAYS_BETWEEN);
  }
}
