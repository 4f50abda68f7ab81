package dev.milepost.local.oulad;

import dev.milepost.local.client.MilestoneReport;
import dev.milepost.local.oulad.source.Dataset;
import dev.milepost.local.oulad.source.Submission;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Submissions as milestone reports. */
final class SubmissionReports {

  private final Calendar calendar;
  private final Map<Integer, String> keys = new HashMap<>();

  SubmissionReports(Dataset dataset, Calendar calendar) {
    this.calendar = calendar;
    dataset.presentations().stream().map(Syllabus::of).map(Syllabus::keys).forEach(keys::putAll);
  }

  /**
   * All that have happened, also those that lie outside of their enrolment: that is for the service
   * to tell.
   */
  Stream<MilestoneReport> of(Dataset dataset) {
    return dataset.submissions().stream().filter(calendar::includes).map(this::report);
  }

  private MilestoneReport report(Submission submission) {
    int assessment = submission.assessment().id();
    String key = keys.get(assessment);
    if (key == null) {
      throw new IllegalStateException("no milestone was made of assessment " + assessment);
    }
    var report =
        MilestoneReport.of(
            Names.event(submission),
            Names.enrolment(submission.registration()),
            key,
            "completed",
            calendar.noon(submission.registration().presentation(), submission.day()));
    return submission.banked() ? report.asCarriedOver() : report;
  }
}
