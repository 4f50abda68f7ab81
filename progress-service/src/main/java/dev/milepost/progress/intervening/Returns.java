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
 * @param cameBack how many of them were followed by activity on the same day or within seven days
 * @param percentWeekBefore the share of the 28 days that ended seven days before; null where there
 *     is none
 */
public record Returns(
    LocalDate from,
    LocalDate through,
    int interventions,
    int cameBack,
    @Nullable Integer percentWeekBefore) {

  /** The share that came back, 0 to 100, rounded down; null where there is none to share. */
  @JsonProperty
  public @Nullable Integer percent() {
    return percent(cameBack, interventions);
  }

  /** In percentage points, of {@link #percent}; null when there is nothing to compare. */
  public @Nullable Integer change() {
    Integer now = percent();
    return now == null || percentWeekBefore == null ? null : (Integer) (now - percentWeekBefore);
  }

  static @Nullable Integer percent(int cameBack, int interventions) {
    return interventions == 0 ? null : (Integer) (100 * cameBack / interventions);
  }
}
