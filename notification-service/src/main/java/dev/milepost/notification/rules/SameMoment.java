package dev.milepost.notification.rules;

import dev.milepost.notification.rules.Finding.MilestonesDueSoon;
import dev.milepost.notification.rules.Finding.Overdue;
import dev.milepost.notification.rules.Finding.PlanDeficit;
import dev.milepost.notification.rules.Finding.Silence;
import dev.milepost.notification.rules.Finding.StageDueSoon;
import dev.milepost.notification.rules.Finding.StreakAtRisk;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which reminder gives way to which, so that one reader is not written to twice at one moment about
 * the same. Pure.
 *
 * <ul>
 *   <li>Silence and a streak give way to what says what is to be done: all of it asks the learner
 *       back, and says what for.
 *   <li>What is overdue gives way to how far the learner is behind, which names all of it, and to
 *       stages that are due soon when these do.
 *   <li>Milestones that are due soon give way to their stages.
 *   <li>Reviews that wait give way to the mentor's digest, which tells of them as well.
 * </ul>
 */
public final class SameMoment {

  private SameMoment() {}

  /**
   * @param told what goes out at the same moment, {@code found} itself included or not
   */
  public static boolean givesWay(Finding found, List<Finding> told) {
    return switch (found) {
      case Silence _, StreakAtRisk _ ->
          told.stream().anyMatch(SameMoment::saysWhatIsToBeDone)
              || (found instanceof StreakAtRisk
                  && told.stream().anyMatch(Silence.class::isInstance));
      case Overdue overdue -> named(told).containsAll(overdue.late()) || deficit(told, overdue);
      case MilestonesDueSoon soon -> named(told).containsAll(soon.left());
      case ReviewsWaiting _ -> told.stream().anyMatch(MentorDigest.class::isInstance);
      default -> false;
    };
  }

  private static boolean saysWhatIsToBeDone(Finding other) {
    return other instanceof Overdue
        || other instanceof PlanDeficit
        || other instanceof MilestonesDueSoon
        || other instanceof StageDueSoon;
  }

  private static boolean deficit(List<Finding> told, Overdue overdue) {
    return told.stream()
        .anyMatch(
            other ->
                other instanceof PlanDeficit deficit && deficit.late().containsAll(overdue.late()));
  }

  private static Set<Finding.Planned> named(List<Finding> told) {
    return told.stream()
        .filter(StageDueSoon.class::isInstance)
        .map(StageDueSoon.class::cast)
        .flatMap(stage -> stage.left().stream())
        .collect(Collectors.toSet());
  }
}
