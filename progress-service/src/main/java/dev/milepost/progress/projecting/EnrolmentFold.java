package dev.milepost.progress.projecting;

import dev.milepost.events.Crossing;
import dev.milepost.events.EventIds;
import dev.milepost.events.MilestoneReported;
import dev.milepost.state.MilestoneHistory;
import dev.milepost.state.MilestoneState;
import dev.milepost.state.MilestoneStatus;
import dev.milepost.state.Outline;
import dev.milepost.state.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Adds events of one enrolment to what is known of it, and tells what changed: states, progress,
 * the cohort's figures and the lines that were crossed. Free of SQL; what recording does batch by
 * batch, a rebuild does from nothing with the whole log, to the same result.
 */
final class EnrolmentFold {

  private final EnrolmentFacts facts;
  private final Progress before;
  private final Map<String, MilestoneHistory> histories;
  private final Map<String, MilestoneState> changed = new HashMap<>();
  private final CohortFigures figures = new CohortFigures();
  private final List<Crossing> crossings = new ArrayList<>();
  private final @Nullable LocalDate[] doneDays;
  private final TreeSet<LocalDate> activeDays;
  private Standing standing;
  private int events;

  /**
   * @param histories of the milestones that will be touched, as far as there are any
   */
  EnrolmentFold(EnrolmentFacts facts, Progress before, Map<String, MilestoneHistory> histories) {
    this.facts = facts;
    this.before = before;
    this.histories = new HashMap<>(histories);
    this.standing = before.standing();
    this.doneDays = before.doneDays().toArray(LocalDate[]::new);
    this.activeDays = new TreeSet<>(before.activeDays());
    this.events = before.events();
  }

  static EnrolmentFold fromNothing(EnrolmentFacts facts) {
    return new EnrolmentFold(facts, Progress.none(facts.outline()), Map.of());
  }

  /**
   * Adds an event that was not added before; one that does not count makes no difference.
   *
   * @param recordedAt in business time, for the crossings that it causes
   */
  void add(MilestoneReported event, Instant recordedAt) {
    if (!facts.counts(event)) {
      return;
    }
    String key = event.milestone();
    int place = facts.outline().placeOf(key).orElseThrow();
    var history = histories.getOrDefault(key, MilestoneHistory.NONE).with(event);
    var state = history.state(facts.outline().milestone(place).review());
    histories.put(key, history);
    changed.put(key, state);
    Standing previous = standing;
    standing = standing.with(place, state.status());
    doneDays[place] = state.doneAt() == null ? null : facts.dayOf(state.doneAt());
    events++;
    if (!event.carriedOver()) {
      LocalDate day = facts.dayOf(event.occurredAt());
      figures.activity(facts.cohort(), day, 1, activeDays.add(day) ? 1 : 0);
    }
    noteCrossings(previous, place, event, state, recordedAt);
  }

  private void noteCrossings(
      Standing previous, int place, MilestoneReported cause, MilestoneState state, Instant now) {
    if (previous.status(place) == state.status()) {
      return;
    }
    if (state.status() == MilestoneStatus.SUBMITTED) {
      UUID submission = Objects.requireNonNull(state.submission());
      crossings.add(
          new Crossing.ReviewAsked(
              id("review-asked", cause.milestone(), submission),
              facts.learner(),
              facts.enrolment(),
              facts.cohort(),
              cause.milestone(),
              submission,
              cause.occurredAt(),
              now));
    }
    int stage = facts.outline().stageOf(place);
    boolean completed = standing.isStageCompleted(stage);
    if (previous.isStageCompleted(stage) == completed) {
      return;
    }
    String key = facts.outline().stages().get(stage).key();
    Instant occurred = notBefore(progress().stageCompletedOn(stage), cause.occurredAt());
    crossings.add(
        completed ? stageCompleted(key, cause, occurred, now) : stageReopened(key, cause, now));
    if (completed && standing.isRoadmapCompleted()) {
      crossings.add(
          new Crossing.RoadmapCompleted(
              id("roadmap-completed", "", cause.id()),
              facts.learner(),
              facts.enrolment(),
              facts.cohort(),
              notBefore(lastStageCompletedOn(), cause.occurredAt()),
              now));
    }
  }

  /** The event that is told of last need not be the one that happened last. */
  private Instant notBefore(@Nullable LocalDate day, Instant occurredAt) {
    Instant dayBegan = day == null ? occurredAt : facts.startOf(day);
    return dayBegan.isAfter(occurredAt) ? dayBegan : occurredAt;
  }

  private @Nullable LocalDate lastStageCompletedOn() {
    Progress now = progress();
    return IntStream.range(0, facts.outline().stages().size())
        .mapToObj(now::stageCompletedOn)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private Crossing stageCompleted(
      String stage, MilestoneReported cause, Instant occurredAt, Instant now) {
    return new Crossing.StageCompleted(
        id("stage-completed", stage, cause.id()),
        facts.learner(),
        facts.enrolment(),
        facts.cohort(),
        stage,
        occurredAt,
        now);
  }

  private Crossing stageReopened(String stage, MilestoneReported cause, Instant now) {
    return new Crossing.StageReopened(
        id("stage-reopened", stage, cause.id()),
        facts.learner(),
        facts.enrolment(),
        facts.cohort(),
        stage,
        cause.occurredAt(),
        now);
  }

  private UUID id(String what, String where, UUID cause) {
    return EventIds.of(what, facts.enrolment().toString(), where, cause.toString());
  }

  EnrolmentFacts facts() {
    return facts;
  }

  Progress progress() {
    return new Progress(standing, Arrays.asList(doneDays), List.copyOf(activeDays), events);
  }

  /** State by milestone key, of the milestones that events were added to. */
  Map<String, MilestoneState> changedStates() {
    return changed;
  }

  MilestoneHistory history(String milestone) {
    return histories.getOrDefault(milestone, MilestoneHistory.NONE);
  }

  List<Crossing> crossings() {
    return crossings;
  }

  /** What all this adds to the cohort's figures, and takes back. */
  CohortFigures figures() {
    var all = new CohortFigures();
    all.add(figures);
    Progress after = progress();
    Outline outline = facts.outline();
    for (int place = 0; place < outline.size(); place++) {
      int points = outline.milestone(place).points();
      move(
          before.doneDays().get(place),
          doneDays[place],
          (day, sign) -> all.done(facts.cohort(), day, sign, sign * points));
    }
    for (int stage = 0; stage < outline.stages().size(); stage++) {
      String key = outline.stages().get(stage).key();
      move(
          before.stageCompletedOn(stage),
          after.stageCompletedOn(stage),
          (day, sign) -> all.stageCompleted(facts.cohort(), key, day, sign));
    }
    return all;
  }

  private static void move(@Nullable LocalDate from, @Nullable LocalDate to, Change change) {
    if (Objects.equals(from, to)) {
      return;
    }
    if (from != null) {
      change.apply(from, -1);
    }
    if (to != null) {
      change.apply(to, 1);
    }
  }

  private interface Change {
    void apply(LocalDate day, int sign);
  }
}
