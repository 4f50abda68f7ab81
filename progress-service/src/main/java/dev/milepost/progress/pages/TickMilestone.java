package dev.milepost.progress.pages;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.events.Topic;
import dev.milepost.messaging.InboxProgress;
import dev.milepost.progress.enrolling.EnrolmentAccess;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.recording.RecordMilestones;
import dev.milepost.progress.reporting.MilestoneReport;
import dev.milepost.progress.reporting.ReportMilestone;
import dev.milepost.progress.reporting.ReportMilestone.Accepted;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Takes a tick, or its undoing, from the path page: the same way in as the API's, then back to the
 * page once the report is recorded, so that it shows there.
 */
@Controller
class TickMilestone {

  /** When recording takes longer, the page says that it is under way. */
  private static final Duration WAIT = Duration.ofSeconds(2);

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final Callers callers;
  private final EnrolmentAccess access;
  private final ReportMilestone reports;
  private final InboxProgress inbox;

  TickMilestone(
      Callers callers, EnrolmentAccess access, ReportMilestone reports, InboxProgress inbox) {
    this.callers = callers;
    this.access = access;
    this.reports = reports;
    this.inbox = inbox;
  }

  /**
   * @param type {@code completed}, {@code submitted} or {@code revoked}, as the form has it
   * @param key made with the form, so that sending it twice reports once
   */
  @PostMapping("/progress/enrolments/{enrolment}/milestones/{milestone}")
  String tick(
      SignedIn signedIn,
      @PathVariable UUID enrolment,
      @PathVariable String milestone,
      @RequestParam String type,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "") String evidence) {
    Caller caller = callers.of(signedIn);
    access.forReader(caller, enrolment);
    var report = report(enrolment, milestone, type, evidence.isBlank() ? null : evidence.strip());
    Accepted accepted = send(reports.check(caller, report, key.toString(), "page"));
    String outcome = isRecorded(accepted) ? "recorded" : "taken";
    return "redirect:"
        + UriComponentsBuilder.fromPath("/progress/enrolments/{enrolment}")
            .queryParam(outcome, "{milestone}")
            .fragment("{milestone}")
            .encode()
            .buildAndExpand(enrolment, milestone, milestone)
            .toUriString();
  }

  private boolean isRecorded(Accepted accepted) {
    var outcome =
        inbox.await(
            RecordMilestones.INBOX, Topic.MILESTONE, accepted.partition(), accepted.offset(), WAIT);
    return outcome instanceof InboxProgress.Outcome.Taken;
  }

  private static MilestoneReport report(
      UUID enrolment, String milestone, String type, @Nullable String evidence) {
    return new MilestoneReport(
        null, enrolment, null, null, null, null, milestone, type, null, null, evidence, null, null);
  }

  private Accepted send(ReportMilestone.Checked checked) {
    try {
      return reports.send(checked).join();
    } catch (CompletionException e) {
      throw Problem.unavailable(RETRY_AFTER, e.getCause());
    }
  }
}
