package dev.milepost.progress.pages;

import dev.milepost.edge.problem.Problem;
import dev.milepost.events.Topic;
import dev.milepost.messaging.InboxProgress;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.recording.RecordMilestones;
import dev.milepost.progress.reporting.MilestoneReport;
import dev.milepost.progress.reporting.ReportMilestone;
import dev.milepost.progress.reporting.ReportMilestone.Accepted;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.springframework.stereotype.Component;

/**
 * Reports what a form says: the same way in as the API's, and then a wait until it is recorded, so
 * that it shows on the page that comes next.
 */
@Component
class ReportFromPage {

  /** When recording takes longer, the page says that it is under way. */
  private static final Duration WAIT = Duration.ofSeconds(2);

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final ReportMilestone reports;
  private final InboxProgress inbox;

  ReportFromPage(ReportMilestone reports, InboxProgress inbox) {
    this.reports = reports;
    this.inbox = inbox;
  }

  /**
   * Reports and waits a little.
   *
   * @param key made with the page, so that sending one of its forms twice reports once
   * @return false when it is taken but not recorded yet
   * @throws Problem when it cannot be taken, with every fault
   */
  boolean isRecorded(Caller caller, MilestoneReport report, UUID key) {
    Accepted accepted = send(reports.check(caller, report, idempotencyKey(report, key), "page"));
    return inbox.await(
            RecordMilestones.INBOX, Topic.MILESTONE, accepted.partition(), accepted.offset(), WAIT)
        instanceof InboxProgress.Outcome.Taken;
  }

  /** All forms of one page have one key, and somebody may go back and send another of them. */
  private static String idempotencyKey(MilestoneReport report, UUID key) {
    return "%s %s %s %s %s"
        .formatted(key, report.enrolment(), report.milestone(), report.type(), report.submission());
  }

  private Accepted send(ReportMilestone.Checked checked) {
    try {
      return reports.send(checked).join();
    } catch (CompletionException e) {
      throw Problem.unavailable(RETRY_AFTER, e.getCause());
    }
  }
}
