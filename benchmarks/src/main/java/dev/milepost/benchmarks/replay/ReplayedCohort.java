package dev.milepost.benchmarks.replay;

import dev.milepost.events.RoadmapPublished.Evidence;
import dev.milepost.events.RoadmapPublished.Kind;
import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.events.RoadmapPublished.Stage;
import dev.milepost.local.oulad.ToldCohort;
import dev.milepost.notification.enrolment.Course;
import dev.milepost.notification.enrolment.CourseSettings;
import dev.milepost.progress.pace.Plan;
import dev.milepost.state.Outline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/**
 * A cohort of the dataset as the services know it, with everything as it is by itself.
 *
 * @param plan the progress service's, the same for all: pacing is fixed
 */
record ReplayedCohort(ToldCohort told, Course course, Plan plan) {

  private static final int DAYS_PER_WEEK = 7;

  static ReplayedCohort of(ToldCohort told) {
    var outline = new Outline(roadmap(told));
    var course =
        new Course(
            told.id(),
            "main",
            told.slug(),
            told.startDay(),
            told.endDay(),
            told.zone(),
            Set.of(),
            CourseSettings.DEFAULT,
            outline);
    return new ReplayedCohort(
        told, course, Plan.of(outline, told.startDay(), told.endDay(), Set.of()));
  }

  private static Roadmap roadmap(ToldCohort told) {
    return new Roadmap(
        told.roadmap(),
        told.roadmap(),
        "",
        null,
        told.parts().stream().map(ReplayedCohort::stage).toList(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static Stage stage(ToldCohort.Part part) {
    return new Stage(
        part.key(),
        part.key(),
        "",
        part.weeks(),
        List.of(),
        part.items().stream().map(ReplayedCohort::milestone).toList(),
        List.of());
  }

  private static Milestone milestone(ToldCohort.Item item) {
    return new Milestone(
        item.key(),
        item.key(),
        "",
        Kind.ASSESSMENT,
        item.required(),
        item.points(),
        0,
        item.dueDay(),
        List.of(),
        Evidence.NONE,
        false,
        List.of(),
        List.of());
  }

  /** The source knows days only; everything is taken to happen at noon. */
  Instant noon(LocalDate day) {
    return day.atTime(LocalTime.NOON).atZone(course.zone()).toInstant();
  }

  /** From 1; 0 for all that was before the start. */
  int weekOf(Instant moment) {
    long days = ChronoUnit.DAYS.between(course.startDay(), course.dayOf(moment));
    return days < 0 ? 0 : Math.toIntExact(days / DAYS_PER_WEEK) + 1;
  }
}
