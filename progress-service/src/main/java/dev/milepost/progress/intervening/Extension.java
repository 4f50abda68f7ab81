package dev.milepost.progress.intervening;

import dev.milepost.progress.pace.Plan;
import dev.milepost.progress.planning.PlanNow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan with more time: what is not done is due a number of days later, or on the next day that is
 * no blackout day, but not after the cohort's last day. What is done keeps its due day.
 *
 * @param dueDays in the outline's order
 * @param moved how many differ from before
 * @param heldAtEnd how many of these would be due after the cohort's last day
 */
record Extension(List<LocalDate> dueDays, int moved, int heldAtEnd) {

  static Extension of(PlanNow now, int days) {
    var wanted = new ArrayList<LocalDate>();
    for (int place = 0; place < now.outline().size(); place++) {
      LocalDate due = now.plan().dueDay(place);
      wanted.add(now.standing().isDone(place) ? due : due.plusDays(days));
    }
    List<LocalDate> fitting = now.cohort().fit(new Plan(wanted)).dueDays();
    int moved = 0;
    int held = 0;
    for (int place = 0; place < wanted.size(); place++) {
      if (!fitting.get(place).equals(now.plan().dueDay(place))) {
        moved++;
        held += wanted.get(place).isAfter(now.cohort().endDay()) ? 1 : 0;
      }
    }
    return new Extension(fitting, moved, held);
  }
}
