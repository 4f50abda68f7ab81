package dev.milepost.progress.reporting;

import dev.milepost.edge.problem.Fault;
import dev.milepost.events.MilestoneEventType;
import dev.milepost.events.RoadmapPublished.Evidence;
import dev.milepost.events.RoadmapPublished.Milestone;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Checks a report against the enrolment that it is about, and collects every fault rather than
 * stopping at the first.
 */
final class ReportRules {

  /** How far a reporter's clock may be ahead. */
  static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  /** Work carried over from before the cohort is at most this much older than its start. */
  static final Period LONGEST_BEFORE_START = Period.ofYears(2);

  static final int LONGEST_EVIDENCE = 2000;
  static final int LONGEST_NOTE = 4000;

  private final MilestoneReport report;
  private final Enrolled enrolled;
  private final Instant now;

  /** Null when the report tells no time that can be read. */
  private final @Nullable Instant told;

  private final List<Fault> faults = new ArrayList<>();

  ReportRules(MilestoneReport report, Enrolled enrolled, Instant now) {
    this.report = report;
    this.enrolled = enrolled;
    this.now = now;
    this.told = moment(report.occurredAt());
  }

  /** Empty when all is well. */
  List<Fault> faults() {
    checkMilestone();
    checkType();
    checkOccurredAt();
    checkText("/evidence", report.evidence(), LONGEST_EVIDENCE);
    checkText("/note", report.note(), LONGEST_NOTE);
    return faults;
  }

  /** Whether a fault may come of a version that the cohort had until a moment ago. */
  boolean isVersionInDoubt() {
    return faults.stream()
        .map(Fault::pointer)
        .anyMatch(
            at ->
                at.equals("/milestone") || at.equals("/roadmapVersion") || at.equals("/evidence"));
  }

  /** When it happened; now when the report does not tell. Call it only when there is no fault. */
  Instant occurredAt() {
    return told == null ? now : told;
  }

  private void checkMilestone() {
    String key = report.milestone();
    if (key == null) {
      fault("/milestone", "the key of a milestone of " + enrolled.roadmap());
    } else if (place(key).isEmpty()) {
      fault(
          "/milestone",
          "the key of a milestone of %s in version %d, which the cohort follows; %s"
              .formatted(
                  enrolled.roadmap(), enrolled.roadmapVersion(), MeantKey.hint(key, keys())));
    }
    Integer version = report.roadmapVersion();
    if (version != null && version != enrolled.roadmapVersion()) {
      fault("/roadmapVersion", "%d, which the cohort follows".formatted(enrolled.roadmapVersion()));
    }
  }

  private void checkType() {
    MilestoneEventType type = type();
    if (type == null) {
      fault("/type", "one of " + MilestoneEventType.wireNames());
      return;
    }
    if (type.isReview() && report.submission() == null) {
      fault("/submission", "the id of the submission that is judged");
    }
    if (!type.isReview() && report.submission() != null) {
      fault("/submission", "only in approved and changes-requested");
    }
    if (handsIn(type) && evidenceIsMissing()) {
      fault("/evidence", "a link or text that shows the work; this milestone requires it");
    }
  }

  private void checkOccurredAt() {
    if (report.occurredAt() == null) {
      return;
    }
    var earliest =
        enrolled
            .cohortStart()
            .minus(LONGEST_BEFORE_START)
            .atStartOfDay(enrolled.zone())
            .toInstant();
    if (told == null) {
      fault("/occurredAt", "a time with offset as in 2026-03-02T09:30:00+01:00");
    } else if (told.isAfter(now.plus(CLOCK_SKEW))) {
      fault("/occurredAt", "no time to come; it is now " + now);
    } else if (told.isBefore(earliest)) {
      fault("/occurredAt", "no earlier than " + earliest);
    }
  }

  private void checkText(String pointer, @Nullable String text, int longest) {
    if (text != null && (text.length() > longest || text.indexOf('\0') >= 0)) {
      fault(pointer, "at most %d characters, none of them NUL".formatted(longest));
    }
  }

  private static boolean handsIn(MilestoneEventType type) {
    return type == MilestoneEventType.SUBMITTED || type == MilestoneEventType.COMPLETED;
  }

  private boolean evidenceIsMissing() {
    String key = report.milestone();
    OptionalInt place = key == null ? OptionalInt.empty() : place(key);
    if (place.isEmpty()) {
      return false;
    }
    Milestone milestone = enrolled.outline().milestone(place.getAsInt());
    String evidence = report.evidence();
    return milestone.evidence() == Evidence.REQUIRED && (evidence == null || evidence.isBlank());
  }

  /** Null when it is missing or unknown. */
  @Nullable MilestoneEventType type() {
    try {
      return report.type() == null ? null : MilestoneEventType.of(report.type());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable Instant moment(@Nullable String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private List<String> keys() {
    return enrolled.outline().milestones().stream().map(Milestone::key).toList();
  }

  private OptionalInt place(String milestone) {
    return enrolled.outline().placeOf(milestone);
  }

  private void fault(String pointer, String wouldBeRight) {
    faults.add(new Fault(pointer, wouldBeRight));
  }
}
