package dev.milepost.notification.intake;

import dev.milepost.events.CohortChanged;
import dev.milepost.events.Crossing;
import dev.milepost.events.EnrolmentChanged;
import dev.milepost.events.LearnerChanged;
import dev.milepost.events.MentorWrote;
import dev.milepost.events.MilepostEvent;
import dev.milepost.events.MilestoneReported;
import dev.milepost.events.RoadmapPublished;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds what PostgreSQL would refuse for good, so that it goes into quarantine and is not tried for
 * ever: the character U+0000, and days that no calendar of ours needs.
 */
final class Storable {

  private static final JsonMapper JSON = new JsonMapper();

  private Storable() {}

  /** What is wrong, without quoting content; empty for an event that can be kept. */
  static Optional<String> fault(MilepostEvent event) {
    if (days(event).anyMatch(day -> day.getYear() < 1900 || day.getYear() > 9999)) {
      return Optional.of("a time lies outside the years 1900 to 9999");
    }
    return hasNul(JSON.valueToTree(event))
        ? Optional.of("a text holds the character U+0000")
        : Optional.empty();
  }

  private static Stream<LocalDate> days(MilepostEvent event) {
    var time = Stream.of(event.time().atOffset(ZoneOffset.UTC).toLocalDate());
    return switch (event) {
      case RoadmapPublished _, LearnerChanged _, MilestoneReported _, MentorWrote _ -> time;
      case CohortChanged cohort ->
          Stream.concat(
              Stream.concat(time, cohort.blackoutDays().stream()),
              Stream.of(cohort.startDay(), cohort.endDay()));
      case EnrolmentChanged enrolment ->
          Stream.concat(
              Stream.concat(time, enrolment.plan().values().stream()),
              Stream.of(
                      Optional.ofNullable(enrolment.enrolledAt())
                          .map(at -> at.atOffset(ZoneOffset.UTC).toLocalDate()),
                      Optional.ofNullable(enrolment.countsFrom()),
                      Optional.ofNullable(enrolment.withdrawnOn()))
                  .flatMap(Optional::stream));
      case Crossing crossing ->
          Stream.concat(
              time, Stream.of(crossing.recordedAt().atOffset(ZoneOffset.UTC).toLocalDate()));
    };
  }

  private static boolean hasNul(JsonNode node) {
    if (node.isString()) {
      return hasNul(node.stringValue());
    }
    return node.propertyNames().stream().anyMatch(Storable::hasNul)
        || node.valueStream().anyMatch(Storable::hasNul);
  }

  private static boolean hasNul(String text) {
    return text.indexOf('\0') >= 0;
  }
}
