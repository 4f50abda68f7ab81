package dev.milepost.benchmarks.workload;

import static dev.milepost.events.MilestoneEventType.APPROVED;
import static dev.milepost.events.MilestoneEventType.COMPLETED;
import static dev.milepost.events.MilestoneEventType.REVOKED;
import static dev.milepost.events.MilestoneEventType.STARTED;
import static dev.milepost.events.MilestoneEventType.SUBMITTED;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.milepost.events.MilestoneReported;
import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.state.MilestoneHistory;
import dev.milepost.state.MilestoneStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MilestoneEventsTest {

  private static final Population POPULATION = new Population(2, 500);
  private static final UUID MENTOR = UUID.fromString("5a7ec1a0-0000-4000-8000-000000000001");
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final int COUNT = 30_000;
  private static final List<MilestoneReported> EVENTS = events(7);

  @Test
  void theSameSeedGivesTheSameEventsButForTheirIds() {
    assertThat(events(7))
        .map(this::withoutIds)
        .isEqualTo(EVENTS.stream().map(this::withoutIds).toList());
    assertThat(events(8))
        .map(this::withoutIds)
        .isNotEqualTo(EVENTS.stream().map(this::withoutIds).toList());
  }

  @Test
  void eventsComeInOrderOfTimeWithinTheirSpan() {
    assertThat(EVENTS)
        .hasSize(COUNT)
        .isSortedAccordingTo(Comparator.comparing(MilestoneReported::occurredAt))
        .allSatisfy(
            event ->
                assertThat(event.occurredAt())
                    .isBetween(NOW.minus(MilestoneEvents.SPAN), NOW.minusNanos(1)));
  }

  @Test
  void noIdIsUsedTwice() {
    assertThat(EVENTS).extracting(MilestoneReported::id).doesNotHaveDuplicates();
  }

  @Test
  void everyEventIsOfAnEnrolledLearnerAndAMilestoneOfTheRoadmap() {
    Map<UUID, UUID> enrolments =
        IntStream.range(0, POPULATION.size())
            .boxed()
            .collect(Collectors.toMap(POPULATION::enrolment, POPULATION::learner));
    var keys =
        BenchRoadmap.USUAL.published(NOW).roadmap().stages().stream()
            .flatMap(stage -> stage.milestones().stream().map(Milestone::key))
            .collect(Collectors.toSet());

    assertThat(keys).hasSize(BenchRoadmap.USUAL.milestones());
    assertThat(EVENTS)
        .allSatisfy(
            event -> {
              assertThat(enrolments).containsEntry(event.enrolment(), event.learner());
              assertThat(keys).contains(event.milestone());
            });
  }

  @Test
  void onlyTheMentorReviewsAndOnlyASubmissionThatCameBefore() {
    var submissions = new HashMap<UUID, MilestoneReported>();
    for (MilestoneReported event : EVENTS) {
      if (event.type() == SUBMITTED) {
        submissions.put(event.id(), event);
      }
      boolean review = event.type().isReview();
      assertThat(event.actor()).isEqualTo(review ? MENTOR : event.learner());
      assertThat(event.submission() != null).isEqualTo(review);
      if (review) {
        var judged = submissions.get(event.submission());
        assertThat(judged.learner()).isEqualTo(event.learner());
        assertThat(judged.milestone()).isEqualTo(event.milestone());
      }
    }
  }

  @Test
  void foldedEachEventDoesWhatItSays() {
    var histories = new HashMap<String, MilestoneHistory>();
    var wrong = new ArrayList<String>();
    for (MilestoneReported event : EVENTS) {
      boolean reviewed = event.milestone().endsWith("9");
      var history =
          histories.merge(
              event.enrolment() + event.milestone(),
              MilestoneHistory.NONE.with(event),
              (known, first) -> known.with(event));
      var expected =
          switch (event.type()) {
            case STARTED -> MilestoneStatus.STARTED;
            case SUBMITTED -> MilestoneStatus.SUBMITTED;
            case COMPLETED, APPROVED -> MilestoneStatus.DONE;
            case REVOKED -> MilestoneStatus.OPEN;
            case CHANGES_REQUESTED -> MilestoneStatus.CHANGES_REQUESTED;
          };
      if (history.state(reviewed).status() != expected) {
        wrong.add("%s gives %s".formatted(event, history.state(reviewed)));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void typesAreMixedAsInRealLife() {
    var counts = EVENTS.stream().collect(groupingBy(MilestoneReported::type, counting()));
    double done = counts.get(COMPLETED) + counts.get(SUBMITTED);

    assertThat(counts.get(STARTED) / done).isCloseTo(1.0 / 3, within(0.05));
    assertThat(counts.get(REVOKED) / (double) COUNT).isCloseTo(0.02, within(0.005));
    assertThat(counts.get(APPROVED)).isBetween(1L, counts.get(SUBMITTED));
    assertThat(new HashSet<>(EVENTS.stream().map(MilestoneReported::learner).toList()))
        .hasSize(POPULATION.size());
  }

  private static List<MilestoneReported> events(long seed) {
    var events = new ArrayList<MilestoneReported>();
    new MilestoneEvents(POPULATION, MENTOR, COUNT, NOW, seed).forEachRemaining(events::add);
    return events;
  }

  private String withoutIds(MilestoneReported event) {
    return "%s %s %s %s %s %s"
        .formatted(
            event.learner(),
            event.milestone(),
            event.type(),
            event.occurredAt(),
            event.reportedAt(),
            event.fingerprint());
  }
}
