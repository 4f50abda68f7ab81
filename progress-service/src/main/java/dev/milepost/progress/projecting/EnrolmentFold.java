package dev.milepost.progress.projecting;

import dev.milepost.events.Crossing;
import dev.milepost.events.EventIds;
import dev.milepost.events.MilestoneReported;
import dev.milepost.progress.histories.Histories;
import dev.milepost.state.MilestoneHistory;
import dev.milepost.state.MilestoneState;
import dev.milepost.state.MilestoneStatus;
import dev.milepost.state.Outline;
import dev.milepost.state.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
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
  private final Histories known;
  private final TreeMap<Integer, MilestoneHistory> touched = new TreeMap<>();
  private final Map<LocalDate, Integer> activity = new HashMap<>(2);
  private final List<Crossing> crossings = new ArrayList<>(0);
  private Standing standing;
  private ActiveDays activeDays;
  private int events;
  private @Nullable Progress after;

  /**
   * @param known what {@code before} keeps, with all that folding may ask for of what was put away
   */
  EnrolmentFold(EnrolmentFacts facts, Progress before, Histories known) {
    this.facts = facts;
    this.before = before;
    this.known = known;
    this.standing = before.standing();
    this.activeDays = before.activeDays();
    this.events = before.events();
  }

  static EnrolmentFold fromNothing(EnrolmentFacts facts) {
    return new EnrolmentFold(facts, Progress.none(facts.outline()), Histories.NONE);
  }

  /**
   * Adds an event that was not added before; one that does not count makes no difference. One of a
   * milestone that the cohort's version of the roadmap lacks is activity, and no more.
   *
   * @param recordedAt in business time, for the crossings that it causes
   */
  void add(MilestoneReported event, Instant recordedAt) {
    LocalDate day = facts.dayOf(event.occurredAt());
    if (!facts.counts(day)) {
      return;
    }
    after = null;
    events++;
    if (!event.carriedOver()) {
      activity.merge(day, 1, Integer::sum);
      activeDays = activeDays.with(day);
    }
    OptionalInt place = facts.outline().placeOf(event.milestone());
    if (place.isPresent()) {
      addAt(place.getAsInt(), event, recordedAt);
    }
  }

  private void addAt(int place, MilestoneReported event, Instant recordedAt) {
    MilestoneHistory history = history(place).with(event);
    MilestoneState state = history.state(facts.outline().milestone(place).review());
    touched.put(place, history);
    Standing previous = standing;
    standing = standing.with(place, state.status());
    noteCrossings(previous, place, event, state, recordedAt);
  }

  private MilestoneHistory history(int place) {
    MilestoneHistory changed = touched.get(place);
    return changed == null ? known.at(place) : changed;
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
    crossings.add(
        completed
            ? stageCompleted(
                key, cause, notBefore(stageCompletedOn(stage), cause.occurredAt()), now)
            : stageReopened(key, cause, now));
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
    return IntStream.range(0, facts.outline().stages().size())
        .mapToObj(this::stageCompletedOn)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private @Nullable LocalDate stageCompletedOn(int stage) {
    return doneDays().ofStage(stage);
  }

  private DoneDays doneDays() {
    return new DoneDays(facts, standing, this::history);
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

  Progress before() {
    return before;
  }

  ActiveDays activeDays() {
    return activeDays;
  }

  Progress progress() {
    if (after == null) {
      Histories histories =
          touched.isEmpty() ? before.histories() : before.histories().with(touched);
      after = new Progress(standing, histories, activeDays, events);
    }
    return after;
  }

  List<Crossing> crossings() {
    return crossings;
  }

  /** Adds to {@code figures} what all this adds to the cohort's, and takes back. */
  void addTo(CohortFigures figures) {
    activity.forEach(
        (day, count) ->
            figures.activity(
                facts.cohort(), day, count, before.activeDays().contains(day) ? 0 : 1));
    Outline outline = facts.outline();
    var daysBefore = new DoneDays(facts, before.standing(), known::at);
    DoneDays daysNow = doneDays();
    var stages = new BitSet(outline.stages().size());
    for (int place : touched.keySet()) {
      stages.set(outline.stageOf(place));
      int points = outline.milestone(place).points();
      move(
          daysBefore.ofMilestone(place),
          daysNow.ofMilestone(place),
          (day, sign) -> figures.done(facts.cohort(), day, sign, sign * points));
    }
    stages.stream()
        .forEach(
            stage ->
                move(
                    daysBefore.ofStage(stage),
                    daysNow.ofStage(stage),
                    (day, sign) ->
                        figures.stageCompleted(
                            facts.cohort(), outline.stages().get(stage).key(), day, sign)));
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
