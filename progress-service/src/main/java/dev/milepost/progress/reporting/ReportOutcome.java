package dev.milepost.progress.reporting;

import dev.milepost.events.Topic;
import dev.milepost.messaging.InboxProgress;
import dev.milepost.messaging.InboxProgress.Outcome;
import dev.milepost.progress.recording.RecordMilestones;
import dev.milepost.progress.reporting.ReportMilestone.Accepted;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Tells what became of an accepted report, on any instance, by how far recording has come. */
@Component
public class ReportOutcome {

  private final InboxProgress progress;

  ReportOutcome(InboxProgress progress) {
    this.progress = progress;
  }

  /** As it is now. */
  Status at(int partition, long offset) {
    return status(progress.outcome(RecordMilestones.INBOX, Topic.MILESTONE, partition, offset));
  }

  /**
   * As soon as it is known; {@link Status#ACCEPTED} when that takes longer. Kafka has the report,
   * so a database that cannot tell makes it no less accepted.
   */
  public Status await(Accepted accepted, Duration atMost) {
    try {
      return status(
          progress.await(
              RecordMilestones.INBOX,
              Topic.MILESTONE,
              accepted.partition(),
              accepted.offset(),
              atMost));
    } catch (DataAccessException | CompletionException e) {
      return Status.ACCEPTED;
    }
  }

  private static Status status(Outcome outcome) {
    return switch (outcome) {
      case Outcome.NotReached() -> Status.ACCEPTED;
      case Outcome.Taken() -> Status.RECORDED;
      case Outcome.Quarantined(String reason) ->
          reason.equals(RecordMilestones.USED_FOR_ANOTHER) ? Status.CONFLICT : Status.QUARANTINED;
    };
  }

  /** What became of a report. */
  public enum Status {
    /** Kafka holds it, and it will be recorded. */
    ACCEPTED,
    RECORDED,
    /** It could not be recorded and is kept for an operator. */
    QUARANTINED,
    /** Its id was used before for another report, which stands. */
    CONFLICT
  }
}
