package dev.milepost.notification.cohorts;

import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.notification.enrolment.Course;
import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.enrolment.SendTimes;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Rule;
import dev.milepost.state.NextStep;
import dev.milepost.state.NextStep.Reason;
import java.time.Instant;
import java.time.LocalDate;
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
  private static final int DAYS_BETWEEN = 7;

  private final Course course;
  private final List<Finding.Planned> planned;

  SampleMessage(Course course) {
    this.course = course;
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
    };
  }

  private LocalDate today() {
    return course.startDay().plusDays(3L * DAYS_BETWEEN);
  }
}
