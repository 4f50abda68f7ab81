package dev.milepost.progress.replanning;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.milepost.progress.pace.Wishes;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The due days of one enrolment and where they come from. Days are those of the cohort's zone.
 *
 * @param madeBy {@code cohort} for the plan that the cohort's calendar lays out, {@code learner} or
 *     {@code staff} for one that was laid out by {@code wishes}, {@code changed} for one that was
 *     moved otherwise, such as by an extension
 * @param wishes the last ones; null when there never were any
 * @param earliest the first day that can be planned; null when nothing can be planned any more
 * @param milestones in the roadmap's order
 */
@Schema(name = "LearnerPlan")
record LearnerPlan(
    UUID enrolment,
    String madeBy,
    @Nullable KeptWishes wishes,
    @Nullable LocalDate earliest,
    LocalDate endDay,
    List<DueMilestone> milestones) {

  /**
   * @param weekdaysOff in the order of the week
   * @param daysOff in order
   */
  @Schema(name = "KeptWishes")
  record KeptWishes(
      double hoursPerWeek, List<String> weekdaysOff, List<LocalDate> daysOff, LocalDate start) {

    static KeptWishes of(Wishes wishes) {
      return new KeptWishes(
          wishes.hoursPerWeek(),
          wishes.weekdaysOff().stream().sorted().map(KeptWishes::name).toList(),
          wishes.daysOff().stream().sorted().toList(),
          wishes.start());
    }

    static String name(DayOfWeek day) {
      return day.name().toLowerCase(Locale.ROOT);
    }
  }

  @Schema(name = "DueMilestone")
  record DueMilestone(String key, String title, String stage, boolean done, LocalDate due) {}

  /** Whether it can be planned anew. */
  @JsonIgnore
  public boolean isOpen() {
    return earliest != null;
  }

  /** Whether there is nothing to plan. */
  @JsonIgnore
  public boolean isAllDone() {
    return milestones.stream().allMatch(DueMilestone::done);
  }
}
