package dev.milepost.progress.pace;

import dev.milepost.events.RoadmapPublished.Evidence;
import dev.milepost.events.RoadmapPublished.Kind;
import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.events.RoadmapPublished.Stage;
import dev.milepost.state.Outline;
import dev.milepost.state.Standing;
import java.time.LocalDate;
import java.util.List;

/**
 * Two stages: a (4 h), b (2 h, after c), c (6 h), then the optional x (9 h); and d (8 h), e (4 h),
 * the optional y (1 h), which e waits for. Monday 2 March 2026 is the first day of the plan, by
 * which one is due every other day.
 */
final class SevenMilestones {

  static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

  static final Outline OUTLINE =
      new Outline(
          new Roadmap(
              "seven",
              "Seven",
              "",
              null,
              List.of(
                  stage(
                      "one",
                      List.of(),
                      milestone("a", 4, true),
                      milestone("b", 2, true, "c"),
                      milestone("c", 6, true),
                      milestone("x", 9, false)),
                  stage(
                      "two",
                      List.of("one"),
                      milestone("d", 8, true),
                      milestone("e", 4, true, "y"),
                      milestone("y", 1, false))),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of()));

  static final Plan PLAN =
      new Plan(List.of(day(0), day(2), day(4), day(6), day(8), day(10), day(12)));

  private SevenMilestones() {}

  /** Days after the Monday. */
  static LocalDate day(int after) {
    return MONDAY.plusDays(after);
  }

  /**
   * @param line a letter for each of a, b, c, x, d, e, y
   */
  static Standing standing(String line) {
    return new Standing(OUTLINE, line);
  }

  static Milestone of(String key) {
    return OUTLINE.milestone(OUTLINE.placeOf(key).orElseThrow());
  }

  private static Stage stage(String key, List<String> prerequisites, Milestone... milestones) {
    return new Stage(key, key, "", 2, prerequisites, List.of(milestones), List.of());
  }

  private static Milestone milestone(
      String key, double hours, boolean required, String... prerequisites) {
    return new Milestone(
        key,
        key,
        "",
        Kind.LESSON,
        required,
        1,
        hours,
        null,
        List.of(prerequisites),
        Evidence.NONE,
        false,
        List.of(),
        List.of());
  }
}
