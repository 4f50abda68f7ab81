package dev.milepost.progress.intervening;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How many came back after something was done for them.
 *
 * @param from first day whose interventions are counted
 * @param through last one: that of those whose seven days are over
 * @param interventions messages and longer plans of these days
 * @param cameBack how many of them were followed by activity within seven days
 */
public record Returns(LocalDate from, LocalDate through, int interventions, int cameBack) {

  /** The share that came back, 0 to 100, rounded down; null where there is none to share. */
  @JsonProperty
  public @Nullable Integer percent() {
    return interventions == 0 ? null : 100 * cameBack / interventions;
  }
}
