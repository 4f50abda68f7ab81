package dev.milepost.progress.overview;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.milepost.progress.cohorts.Cohort;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a cohort is in its time. */
enum Phase {
  @JsonProperty("running")
  RUNNING,
  @JsonProperty("coming")
  COMING,
  @JsonProperty("ended")
  ENDED;

  /**
   * @param today in the cohort's zone
   */
  static Phase of(Cohort cohort, LocalDate today) {
    if (today.isBefore(cohort.startDay())) {
      return COMING;
    }
    return today.isAfter(cohort.endDay()) ? ENDED : RUNNING;
  }

  static Optional<Phase> named(String name) {
    return Arrays.stream(values()).filter(phase -> phase.wireName().equals(name)).findFirst();
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
