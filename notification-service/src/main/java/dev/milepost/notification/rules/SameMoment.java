package dev.milepost.notification.rules;

import dev.milepost.notification.rules.Finding.Overdue;
import dev.milepost.notification.rules.Finding.Silence;
import dev.milepost.notification.rules.Finding.StageDueSoon;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which reminder gives way to which, so that one learner is not written to twice at one moment
 * about the same. Pure.
 *
 * <ul>
 *   <li>Silence gives way to what is overdue and to a stage that is due soon: both ask the learner
 *       back, and say what for.
 *   <li>What is overdue gives way to stages that are due soon when these name all of it.
 * </ul>
 */
public final class SameMoment {

  private SameMoment() {}

  /**
   * @param told what goes out at the same moment, {@code found} itself included or not
   */
  public static boolean givesWay(Finding found, List<Finding> told) {
    return switch (found) {
      case Silence _ ->
          told.stream()
              .anyMatch(other -> other instanceof Overdue || other instanceof StageDueSoon);
      case Overdue overdue -> named(told).containsAll(overdue.late());
      default -> false;
    };
  }

  private static Set<Finding.Planned> named(List<Finding> told) {
    return told.stream()
        .filter(StageDueSoon.class::isInstance)
        .map(StageDueSoon.class::cast)
        .flatMap(stage -> stage.left().stream())
        .collect(Collectors.toSet());
  }
}
