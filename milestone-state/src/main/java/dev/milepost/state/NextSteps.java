package dev.milepost.state;

import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.state.NextStep.Reason;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what a learner should take up next: open milestones whose prerequisites are done,
 * required ones before optional ones, the strongest reason first, then the earlier due day, then
 * the path's order.
 */
public final class NextSteps {

  private static final int SOON_DAYS = 7;

  private final Standing standing;
  private final Map<String, LocalDate> plan;
  private final LocalDate today;

  /**
   * @param plan due day by milestone key
   * @param today in the cohort's zone
   */
  public NextSteps(Standing standing, Map<String, LocalDate> plan, LocalDate today) {
    this.standing = standing;
    this.plan = plan;
    this.today = today;
  }

  public List<NextStep> choose(int limit) {
    var outline = standing.outline();
    return standing
        .places()
        .filter(this::canBeTakenUp)
        .boxed()
        .sorted(
            Comparator.comparing((Integer place) -> !outline.milestone(place).required())
                .thenComparing(this::reason)
                .thenComparing(this::due, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Comparator.naturalOrder()))
        .limit(limit)
        .map(
            place ->
                new NextStep(
                    outline.milestone(place).key(), reason(place), due(place), unlocks(place)))
        .toList();
  }

  private boolean canBeTakenUp(int place) {
    return switch (standing.status(place)) {
      case OPEN -> standing.isUnlocked(place);
      case STARTED, CHANGES_REQUESTED -> true;
      case SUBMITTED, DONE -> false;
    };
  }

  private Reason reason(int place) {
    var status = standing.status(place);
    LocalDate due = due(place);
    if (status == MilestoneStatus.CHANGES_REQUESTED) {
      return Reason.CHANGES_REQUESTED;
    }
    if (due != null && due.isBefore(today)) {
      return Reason.OVERDUE;
    }
    if (status == MilestoneStatus.STARTED) {
      return Reason.STARTED;
    }
    if (due != null && !due.isAfter(today.plusDays(SOON_DAYS))) {
      return Reason.DUE_SOON;
    }
    return unlocks(place) > 0 ? Reason.UNLOCKS_OTHERS : Reason.NEXT_ON_PATH;
  }

  private @Nullable LocalDate due(int place) {
    return plan.get(standing.outline().milestone(place).key());
  }

  private int unlocks(int place) {
    String key = standing.outline().milestone(place).key();
    return (int)
        standing.outline().milestones().stream()
            .map(Milestone::prerequisites)
            .filter(keys -> keys.contains(key))
            .count();
  }
}
