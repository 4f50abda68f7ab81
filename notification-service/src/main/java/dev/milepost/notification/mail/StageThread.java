package dev.milepost.notification.mail;

import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Finding.ChangesRequested;
import dev.milepost.notification.rules.Finding.MilestonesDueSoon;
import dev.milepost.notification.rules.Finding.Overdue;
import dev.milepost.notification.rules.Finding.PlanDeficit;
import dev.milepost.notification.rules.Finding.Planned;
import dev.milepost.state.Outline;
import java.util.List;
import java.util.Optional;

/** Which stage a message is about, so that mails on one stage hang together. Pure. */
final class StageThread {

  private StageThread() {}

  /** The stage that the finding names, or the only one in which all that it tells of stands. */
  static Optional<String> of(Finding finding, Outline outline) {
    String named = finding.thread();
    if (named != null) {
      return Optional.of(named);
    }
    List<String> stages =
        milestones(finding).stream()
            .flatMap(milestone -> outline.placeOf(milestone).stream().boxed())
            .map(place -> outline.stages().get(outline.stageOf(place)).key())
            .distinct()
            .toList();
    return stages.size() == 1 ? Optional.of(stages.getFirst()) : Optional.empty();
  }

  private static List<String> milestones(Finding finding) {
    return switch (finding) {
      case MilestonesDueSoon found -> keys(found.left());
      case Overdue found -> keys(found.late());
      case PlanDeficit found -> keys(found.late());
      case ChangesRequested found -> List.of(found.milestone());
      default -> List.of();
    };
  }

  private static List<String> keys(List<Planned> planned) {
    return planned.stream().map(Planned::milestone).toList();
  }
}
