package dev.milepost.progress.projecting;

import dev.milepost.progress.pace.Pace;
import dev.milepost.progress.pace.Plan;
import dev.milepost.progress.pace.Rhythm;
import dev.milepost.state.Outline;
import dev.milepost.state.Standing;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where an enrolment stands, as far as it cannot be derived from anything smaller.
 *
 * @param doneDays by place; null where not done
 * @param activeDays each once, oldest first
 * @param events how many count
 */
record Progress(
    Standing standing, List<@Nullable LocalDate> doneDays, List<LocalDate> activeDays, int events) {

  static Progress none(Outline outline) {
    return new Progress(
        Standing.atTheStart(outline), Collections.nCopies(outline.size(), null), List.of(), 0);
  }

  Pace pace(Plan plan) {
    return Pace.of(standing, plan);
  }

  Rhythm rhythm() {
    return Rhythm.of(activeDays);
  }

  /** The day on which the last required milestone of the stage was done; null unless completed. */
  @Nullable LocalDate stageCompletedOn(int stage) {
    if (!standing.isStageCompleted(stage)) {
      return null;
    }
    Outline outline = standing.outline();
    return IntStream.range(0, outline.size())
        .filter(place -> outline.stageOf(place) == stage && outline.milestone(place).required())
        .mapToObj(doneDays::get)
        .map(Objects::requireNonNull)
        .max(LocalDate::compareTo)
        .orElse(null);
  }
}
