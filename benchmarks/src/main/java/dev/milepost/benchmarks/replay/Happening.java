package dev.milepost.benchmarks.replay;

import dev.milepost.local.oulad.ToldCohort.Report;
import java.time.Instant;
import java.util.Comparator;

/** Something that becomes known of an enrolment. */
sealed interface Happening {

  /** Oldest first; at one moment somebody joins before, and leaves after, what else happens. */
  Comparator<Happening> IN_ORDER =
      Comparator.comparing(Happening::at).thenComparing(Happening::rank);

  Instant at();

  ReplayedEnrolment of();

  private int rank() {
    return switch (this) {
      case Joined _ -> 0;
      case Reported _ -> 1;
      case Left _ -> 2;
    };
  }

  record Joined(Instant at, ReplayedEnrolment of) implements Happening {}

  record Reported(Instant at, ReplayedEnrolment of, Report report) implements Happening {}

  record Left(Instant at, ReplayedEnrolment of) implements Happening {}
}
