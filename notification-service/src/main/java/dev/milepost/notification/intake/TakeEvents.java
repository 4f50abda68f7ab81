package dev.milepost.notification.intake;

import dev.milepost.events.CohortChanged;
import dev.milepost.events.Crossing;
import dev.milepost.events.EnrolmentChanged;
import dev.milepost.events.LearnerChanged;
import dev.milepost.events.MentorWrote;
import dev.milepost.events.MilepostEvent;
import dev.milepost.events.MilestoneEventType;
import dev.milepost.events.MilestoneReported;
import dev.milepost.events.RoadmapPublished;
import dev.milepost.notification.knowledge.KeepCohorts;
import dev.milepost.notification.knowledge.KeepEnrolments;
import dev.milepost.notification.knowledge.KeepLearners;
import dev.milepost.notification.knowledge.KeepMilestones;
import dev.milepost.notification.knowledge.KeepRoadmaps;
import dev.milepost.notification.knowledge.MentorMessages;
import dev.milepost.notification.policy.HeldBack;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Rule;
import dev.milepost.notification.scheduling.MentorTimelines;
import dev.milepost.notification.scheduling.Occasion;
import dev.milepost.notification.scheduling.Timelines;
import dev.milepost.time.BusinessClock;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Keeps what events tell, notes what has happened, and has every enrolment that they concern looked
 * at, and cohorts for their mentors; all in the transaction of the inbox. Taking an event again
 * changes nothing.
 */
@Component
class TakeEvents {

  private final KeepRoadmaps roadmaps;
  private final KeepCohorts cohorts;
  private final KeepLearners learners;
  private final KeepEnrolments enrolments;
  private final KeepMilestones milestones;
  private final MentorMessages messages;
  private final Timelines timelines;
  private final MentorTimelines mentorTimelines;
  private final BusinessClock clock;
  private final Clock system;

  TakeEvents(
      KeepRoadmaps roadmaps,
      KeepCohorts cohorts,
      KeepLearners learners,
      KeepEnrolments enrolments,
      KeepMilestones milestones,
      MentorMessages messages,
      Timelines timelines,
      MentorTimelines mentorTimelines,
      BusinessClock clock,
      Clock system) {
    this.roadmaps = roadmaps;
    this.cohorts = cohorts;
    this.learners = learners;
    this.enrolments = enrolments;
    this.milestones = milestones;
    this.messages = messages;
    this.timelines = timelines;
    this.mentorTimelines = mentorTimelines;
    this.clock = clock;
    this.system = system;
  }

  /** Takes events of one batch, in their order, and then the erasures of learners. */
  void take(List<MilepostEvent> events, List<UUID> erased) {
    Set<UUID> concerned = new HashSet<>();
    only(events, RoadmapPublished.class).forEach(event -> concerned.addAll(roadmaps.keep(event)));
    only(events, CohortChanged.class).forEach(event -> concerned.addAll(cohorts.keep(event)));
    concerned.addAll(learners.keep(only(events, LearnerChanged.class)));
    erased.forEach(learner -> concerned.addAll(learners.erase(learner, clock.now())));

    List<EnrolmentChanged> changed = only(events, EnrolmentChanged.class);
    List<EnrolmentChanged> fresh = enrolments.keep(changed);
    changed.forEach(event -> concerned.add(event.enrolment()));

    List<MilestoneReported> reported = only(events, MilestoneReported.class);
    milestones.keep(reported);
    reported.forEach(event -> concerned.add(event.enrolment()));

    List<Occasion> crossings =
        only(events, Crossing.class).stream()
            .map(this::occasion)
            .flatMap(Optional::stream)
            .toList();
    crossings.forEach(occasion -> concerned.add(occasion.enrolment()));

    List<Occasion> reviews =
        reported.stream()
            .filter(event -> event.type() == MilestoneEventType.CHANGES_REQUESTED)
            .map(this::changesRequested)
            .toList();

    List<MentorWrote> written = only(events, MentorWrote.class);
    messages.keep(written);
    written.forEach(event -> concerned.add(event.enrolment()));

    timelines.touch(concerned, clock.now());
    timelines.watch(watchedFrom(fresh));
    timelines.resume(changed.stream().map(EnrolmentChanged::enrolment).toList());
    timelines.note(fresh.stream().map(this::welcome).toList());
    timelines.note(crossings);
    timelines.note(reviews);
    timelines.note(written.stream().map(this::occasion).toList());
    lookForMentors(only(events, CohortChanged.class), only(events, LearnerChanged.class));
  }

  private void lookForMentors(List<CohortChanged> cohorts, List<LearnerChanged> people) {
    if (!cohorts.isEmpty()) {
      mentorTimelines.watch(cohorts.stream().map(CohortChanged::cohort).toList(), clock.now());
    }
    if (!people.isEmpty()) {
      mentorTimelines.touch(people.stream().map(LearnerChanged::learner).toList(), clock.now());
    }
  }

  /**
   * From when it was first told of; but what was told long ago begins now, since its reminders were
   * never ours to send.
   */
  private Map<UUID, Instant> watchedFrom(List<EnrolmentChanged> fresh) {
    var from = new HashMap<UUID, Instant>();
    for (EnrolmentChanged enrolment : fresh) {
      Instant told = enrolment.changedAt();
      boolean late = clock.sinceReached(told).compareTo(HeldBack.FRESH) > 0;
      from.put(enrolment.enrolment(), late ? clock.now() : told);
    }
    return from;
  }

  private Occasion welcome(EnrolmentChanged enrolment) {
    return new Occasion(
        enrolment.enrolment(),
        Rule.WELCOME,
        "",
        KeepEnrolments.madeAt(enrolment),
        enrolment.changedAt(),
        system.instant());
  }

  private Occasion changesRequested(MilestoneReported review) {
    return new Occasion(
        review.enrolment(),
        Rule.CHANGES_REQUESTED,
        Finding.ChangesRequested.subject(review.milestone(), review.id()),
        review.occurredAt(),
        review.reportedAt(),
        system.instant());
  }

  private Occasion occasion(MentorWrote message) {
    return new Occasion(
        message.enrolment(),
        Rule.MENTOR_WROTE,
        message.id().toString(),
        message.writtenAt(),
        message.writtenAt(),
        system.instant());
  }

  private Optional<Occasion> occasion(Crossing crossing) {
    return switch (crossing) {
      case Crossing.StageCompleted stage ->
          Optional.of(occasion(stage, Rule.STAGE_COMPLETED, stage.stage()));
      case Crossing.RoadmapCompleted roadmap ->
          Optional.of(occasion(roadmap, Rule.ROADMAP_COMPLETED, ""));
      // Both are seen in the milestones: mentors are told of what still waits when they are told.
      case Crossing.StageReopened _, Crossing.ReviewAsked _ -> Optional.empty();
    };
  }

  private Occasion occasion(Crossing crossing, Rule rule, String subject) {
    return new Occasion(
        crossing.enrolment(),
        rule,
        subject,
        crossing.occurredAt(),
        crossing.recordedAt(),
        system.instant());
  }

  private static <E extends MilepostEvent> List<E> only(List<MilepostEvent> events, Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
