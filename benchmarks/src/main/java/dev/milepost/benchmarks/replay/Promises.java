package dev.milepost.benchmarks.replay;

import dev.milepost.benchmarks.replay.ReplayLearner.Message;
import dev.milepost.local.oulad.ToldCohort.Enrolment;
import dev.milepost.local.oulad.ToldCohort.Report;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Finding.AboutCohort;
import dev.milepost.notification.rules.Finding.ChangesRequested;
import dev.milepost.notification.rules.Finding.Digest;
import dev.milepost.notification.rules.Finding.MentorWrote;
import dev.milepost.notification.rules.Finding.MilestonesDueSoon;
import dev.milepost.notification.rules.Finding.Overdue;
import dev.milepost.notification.rules.Finding.PlanDeficit;
import dev.milepost.notification.rules.Finding.Planned;
import dev.milepost.notification.rules.Finding.RoadmapCompleted;
import dev.milepost.notification.rules.Finding.Silence;
import dev.milepost.notification.rules.Finding.StageCompleted;
import dev.milepost.notification.rules.Finding.StageDueSoon;
import dev.milepost.notification.rules.Finding.StreakAtRisk;
import dev.milepost.notification.rules.Finding.Welcome;
import dev.milepost.state.NextStep;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has to hold of all messages, held against the source itself: what was handed in, and who had
 * left, is told from its rows alone and not from what the services make of them.
 */
final class Promises {

  private Promises() {}

  /** The most messages that count within so many days in a row. */
  static int most(List<LocalDate> days, int length) {
    return days.stream()
        .mapToInt(
            first ->
                (int)
                    days.stream()
                        .filter(day -> !day.isBefore(first) && day.isBefore(first.plusDays(length)))
                        .count())
        .max()
        .orElse(0);
  }

  /** Whether it was due after its reader had left. */
  static boolean isToWithdrawn(Message message) {
    LocalDate left = message.enrolment().told().withdrawnOn();
    return left != null && message.due().isAfter(message.enrolment().cohort().noon(left));
  }

  /** Whether it asks for something that was handed in by then. */
  static boolean isOfHandedIn(Message message) {
    return askedFor(message.told())
        .anyMatch(milestone -> isHandedIn(message.enrolment(), milestone, message.due()));
  }

  private static boolean isHandedIn(ReplayedEnrolment enrolment, String milestone, Instant by) {
    return enrolment.told().reports().stream()
        .filter(report -> report.milestone().equals(milestone))
        .filter(report -> counts(enrolment, report))
        .anyMatch(report -> report.at().isBefore(by));
  }

  private static boolean counts(ReplayedEnrolment enrolment, Report report) {
    Enrolment told = enrolment.told();
    LocalDate day = LocalDate.ofInstant(report.at(), enrolment.cohort().told().zone());
    LocalDate left = told.withdrawnOn();
    return !day.isBefore(told.countsFrom()) && (left == null || !day.isAfter(left));
  }

  /** The milestones that a message asks its reader to do. */
  static Stream<String> askedFor(Finding finding) {
    return switch (finding) {
      case Welcome found -> next(found.next());
      case MilestonesDueSoon found -> planned(found.left());
      case StageDueSoon found -> planned(found.left());
      case Overdue found -> planned(found.late());
      case PlanDeficit found -> Stream.concat(planned(found.late()), next(found.next()));
      case Silence found -> next(found.next());
      case StreakAtRisk found -> next(found.next());
      case StageCompleted found -> next(found.next());
      case Digest found -> found.kept().stream().flatMap(Promises::askedFor);
      case ChangesRequested _, RoadmapCompleted _, MentorWrote _, AboutCohort _ -> Stream.of();
    };
  }

  private static Stream<String> planned(List<Planned> milestones) {
    return milestones.stream().map(Planned::milestone);
  }

  private static Stream<String> next(@Nullable NextStep step) {
    return step == null ? Stream.of() : Stream.of(step.milestone());
  }
}
