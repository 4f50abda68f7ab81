package dev.milepost.progress.reporting;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Fault;
import dev.milepost.edge.problem.Problem;
import dev.milepost.events.EventIds;
import dev.milepost.events.MilestoneEventType;
import dev.milepost.events.MilestoneReported;
import dev.milepost.messaging.EventSender;
import dev.milepost.progress.identity.Caller;
import dev.milepost.time.BusinessClock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes a report: finds the enrolment, checks and authorises, and sends the event to Kafka. The one
 * way in, for the API, the pages and imports alike. Nothing is written to PostgreSQL here.
 */
@Component
public class ReportMilestone {

  private final MeantEnrolment meantEnrolment;
  private final EventSender sender;
  private final BusinessClock clock;
  private final Counter accepted;

  ReportMilestone(
      MeantEnrolment meantEnrolment,
      EventSender sender,
      BusinessClock clock,
      MeterRegistry registry) {
    this.meantEnrolment = meantEnrolment;
    this.sender = sender;
    this.clock = clock;
    accepted = registry.counter("milepost.milestones.accepted");
  }

  /**
   * Checks a report and makes the event that says it; sends nothing.
   *
   * @param idempotencyKey gives the event the same id whenever this caller sends this key; null for
   *     none
   * @param source the way it came in, such as {@code api}
   * @throws Problem when the report cannot be taken, with every fault
   */
  public Checked check(
      Caller caller, MilestoneReport report, @Nullable String idempotencyKey, String source) {
    Enrolled enrolled = meantEnrolment.of(report, caller);
    Instant now = clock.now();
    var rules = new ReportRules(report, enrolled, now);
    List<Fault> faults = rules.faults();
    if (rules.isVersionInDoubt()) {
      // Nothing is refused by what is out of date: the cohort may have been moved since.
      enrolled = meantEnrolment.again(enrolled, report, caller);
      rules = new ReportRules(report, enrolled, now);
      faults = rules.faults();
    }
    if (idempotencyKey != null && report.id() != null) {
      faults.add(new Fault("/id", "left out when the header Idempotency-Key is sent"));
    }
    if (Boolean.TRUE.equals(report.carriedOver()) && !caller.admin()) {
      faults.add(new Fault("/carriedOver", "left out; only an admin carries work over"));
    }
    if (!faults.isEmpty()) {
      throw new Problem(
              EdgeProblems.INVALID_FIELDS, "The report holds fields that cannot be accepted.")
          .at(faults);
    }
    MilestoneEventType type = Objects.requireNonNull(rules.type());
    if (type.isReview() && !enrolled.isReviewedBy(caller)) {
      throw new Problem(
          ReportingProblems.REVIEW_NOT_ALLOWED, "You are no mentor of the learner's cohort.");
    }
    var event =
        new MilestoneReported(
            id(caller, report, idempotencyKey, now),
            enrolled.learner(),
            enrolled.id(),
            caller.personId(),
            source,
            Objects.requireNonNull(report.milestone()),
            type,
            report.submission(),
            rules.occurredAt(),
            now,
            report.evidence(),
            report.note(),
            Boolean.TRUE.equals(report.carriedOver()),
            report.fingerprint(enrolled.id()));
    return new Checked(event, counts(enrolled, event.occurredAt()));
  }

  /**
   * Sends a checked report. It is accepted once the returned future has completed; when that fails,
   * it may or may not have been, and sending it again with the same id does no harm.
   */
  public CompletableFuture<Accepted> send(Checked checked) {
    return sender
        .send(checked.event())
        .thenApply(
            place -> {
              accepted.increment();
              return new Accepted(
                  checked.event().id(),
                  checked.event().enrolment(),
                  place.partition(),
                  place.offset(),
                  checked.counts());
            });
  }

  private static UUID id(
      Caller caller, MilestoneReport report, @Nullable String idempotencyKey, Instant now) {
    if (idempotencyKey != null) {
      return EventIds.of("idempotency-key", caller.personId().toString(), idempotencyKey);
    }
    return report.id() == null ? EventIds.at(now) : report.id();
  }

  private static boolean counts(Enrolled enrolled, Instant occurredAt) {
    LocalDate day = LocalDate.ofInstant(occurredAt, enrolled.zone());
    LocalDate from = enrolled.countsFrom();
    LocalDate until = enrolled.withdrawnOn();
    return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
  }

  /**
   * A report that can be sent.
   *
   * @param counts whether it falls into the enrolment's time, or will only be recorded
   */
  public record Checked(MilestoneReported event, boolean counts) {}

  /** A report that Kafka holds, and where. */
  public record Accepted(UUID id, UUID enrolment, int partition, long offset, boolean counts) {

    /** Where to ask what became of it, relative to the public URL. */
    public String location() {
      return "/api/v1/enrolments/%s/milestone-events/%s?at=%d.%d"
          .formatted(enrolment, id, partition, offset);
    }
  }
}
