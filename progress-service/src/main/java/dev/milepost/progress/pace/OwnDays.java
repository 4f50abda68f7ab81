package dev.milepost.progress.pace;

import dev.milepost.state.Outline;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** The due days of a plan that are not those which the cohort's calendar lays out. Pure. */
public final class OwnDays {

  private OwnDays() {}

  /** By milestone key; empty for a plan that is the calendar's. */
  public static Map<String, LocalDate> of(Plan plan, Plan laidOut, Outline outline) {
    var own = new LinkedHashMap<String, LocalDate>();
    if (!plan.equals(laidOut)) {
      for (int place = 0; place < outline.size(); place++) {
        if (!plan.dueDay(place).equals(laidOut.dueDay(place))) {
          own.put(outline.milestone(place).key(), plan.dueDay(place));
        }
      }
    }
    return own;
  }

  /**
   * What the calendar lays out, but for these days; milestones that the outline lacks say nothing.
   */
  public static Plan in(Plan laidOut, Outline outline, Map<String, LocalDate> own) {
    if (own.isEmpty()) {
      return laidOut;
    }
    return new Plan(
        IntStream.range(0, outline.size())
            .mapToObj(
                place -> own.getOrDefault(outline.milestone(place).key(), laidOut.dueDay(place)))
            .toList());
  }
}
