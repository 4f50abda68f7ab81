package dev.milepost.local.oulad;

import dev.milepost.local.oulad.source.Dataset;
import dev.milepost.local.oulad.source.Presentation;
import dev.milepost.local.oulad.source.Registration;
import dev.milepost.local.oulad.source.Submission;
import java.util.List;

/**
 * How much of everything the dataset holds, as far as it has happened.
 *
 * @param withdrawals enrolments that have ended early
 * @param carriedOver submissions among them that were banked
 * @param outside submissions dated after the withdrawal, or before the first day that counts
 */
public record SourceCounts(
    long roadmaps,
    long versions,
    long cohorts,
    long learners,
    long enrolments,
    long withdrawals,
    long submissions,
    long carriedOver,
    long outside) {

  /** What the names of everything that is imported begin with. */
  public static final String PREFIX = Names.DATASET + "-";

  static SourceCounts of(Dataset dataset, Calendar calendar) {
    List<Registration> enrolments =
        dataset.registrations().stream().filter(calendar::includes).toList();
    List<Submission> submissions =
        dataset.submissions().stream().filter(calendar::includes).toList();
    return new SourceCounts(
        dataset.presentations().stream().map(Presentation::module).distinct().count(),
        dataset.presentations().size(),
        dataset.presentations().size(),
        enrolments.stream().map(Registration::student).distinct().count(),
        enrolments.size(),
        enrolments.stream().filter(calendar::includesWithdrawal).count(),
        submissions.size(),
        submissions.stream().filter(Submission::banked).count(),
        submissions.stream().filter(submission -> isOutside(submission, calendar)).count());
  }

  /** Told from the source's days alone, so that the service's own reckoning can be held to it. */
  private static boolean isOutside(Submission submission, Calendar calendar) {
    Registration registration = submission.registration();
    Integer registered = registration.registered();
    Integer unregistered = registration.unregistered();
    boolean tooEarly = registered != null && submission.day() < Math.min(registered, 0);
    boolean tooLate =
        unregistered != null
            && calendar.includesWithdrawal(registration)
            && submission.day() > unregistered;
    return tooEarly || tooLate;
  }
}
