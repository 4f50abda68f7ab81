package dev.milepost.progress.pages;

import dev.milepost.edge.problem.Problem;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.reporting.MilestoneReport;
import dev.milepost.progress.reporting.ReportMilestone;
import dev.milepost.progress.reporting.ReportMilestone.Accepted;
import dev.milepost.progress.reporting.ReportOutcome;
import java.time.Duration;
import java.util.Locale;
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
  private final ReportOutcome outcome;

  ReportFromPage(ReportMilestone reports, ReportOutcome outcome) {
    this.reports = reports;
    this.outcome = outcome;
  }

  /**
   * Reports and waits a little.
   *
   * @param key made with the page, so that sending one of its forms twice reports once
   * @throws Problem when it cannot be taken, with every fault
   */
  Reported report(Caller caller, MilestoneReport report, UUID key) {
    Accepted accepted = send(reports.check(caller, report, report.keyOn(key), "page"));
    return switch (outcome.await(accepted, WAIT)) {
      case RECORDED -> Reported.RECORDED;
      case ACCEPTED -> Reported.TAKEN;
      case QUARANTINED, CONFLICT -> Reported.REFUSED;
    };
  }

  private Accepted send(ReportMilestone.Checked checked) {
    try {
      return reports.send(checked).join();
    } catch (CompletionException e) {
      throw Problem.unavailable(RETRY_AFTER, e.getCause());
    }
  }

  /** What a page says of a report that it sent. */
  enum Reported {
    RECORDED,
    /** It will be recorded. */
    TAKEN,
    /** It could not be recorded and is kept for an operator. */
    REFUSED;

    /** As it stands in addresses. */
    String slug() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
