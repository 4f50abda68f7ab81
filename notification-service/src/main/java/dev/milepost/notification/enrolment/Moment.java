package dev.milepost.notification.enrolment;

import dev.milepost.events.MilestoneEventType;
import dev.milepost.events.MilestoneReported;
import dev.milepost.state.MilestoneHistory;
import dev.milepost.state.MilestoneState;
import dev.milepost.state.MilestoneStatus;
import dev.milepost.state.NextStep;
import dev.milepost.state.NextSteps;
import dev.milepost.state.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How an enrolment stood at a moment of business time. Immutable. */
public final class Moment implements View {

  private final EnrolmentFacts facts;
  private final Instant at;
  private final Map<String, MilestoneState> states;
  private final Standing standing;
  private final List<LocalDate> activeDays;

  private Moment(EnrolmentFacts facts, Instant at, Predicate<MilestoneReported> known) {
    this.facts = facts;
    this.at = at;
    List<MilestoneReported> counted =
        facts.events().stream()
            .filter(known)
            .filter(event -> facts.counts(event.occurredAt()))
            .toList();
    this.states = states(facts, counted);
    this.standing = standing(facts, states);
    this.activeDays =
        counted.stream()
            .filter(Moment::isActivity)
            .map(event -> facts.course().dayOf(event.occurredAt()))
            .distinct()
            .sorted()
            .toList();
  }

  /** As it stood then: what happened later is left out. */
  public static Moment asOf(EnrolmentFacts facts, Instant at) {
    return new Moment(facts, at, event -> !event.occurredAt().isAfter(at));
  }

  /** As it stands with everything that is known. */
  public static Moment now(EnrolmentFacts facts, Instant now) {
    return new Moment(facts, now, event -> true);
  }

  private Moment(Moment known, Instant at) {
    this.facts = known.facts;
    this.at = at;
    this.states = known.states;
    this.standing = known.standing;
    this.activeDays = known.activeDays;
  }

  /** Another moment at which the same is known. */
  Moment knownAt(Instant other) {
    return new Moment(this, other);
  }

  public EnrolmentFacts facts() {
    return facts;
  }

  @Override
  public Instant at() {
    return at;
  }

  @Override
  public SendTimes sendTimes() {
    return facts.sendTimes();
  }

  public Standing standing() {
    return standing;
  }

  @Override
  public Course course() {
    return facts.course();
  }

  @Override
  public LocalDate today() {
    return facts.course().dayOf(at);
  }

  @Override
  public boolean isWithdrawn() {
    return facts.isWithdrawn(at);
  }

  /** The days on which the learner did something, oldest first, in the cohort's zone. */
  public List<LocalDate> activeDays() {
    return activeDays;
  }

  /** What to take up next; empty when nothing can be: all is done, or waits for a review. */
  public Optional<NextStep> nextStep() {
    return new NextSteps(standing, facts.plan(), today()).choose(1).stream().findFirst();
  }

  /** The same besides these milestones. */
  public Optional<NextStep> nextStep(Set<String> besides) {
    return new NextSteps(standing, facts.plan(), today())
        .choose(besides.size() + 1).stream()
            .filter(step -> !besides.contains(step.milestone()))
            .findFirst();
  }

  static boolean isActivity(MilestoneReported event) {
    return !event.carriedOver()
        && !event.type().isReview()
        && event.type() != MilestoneEventType.REVOKED;
  }

  /** What was handed in and waits for a review, in any order. */
  public List<WaitingReview> waitingForReview() {
    return facts.events().stream()
        .filter(event -> isWaiting(states.get(event.milestone()), event))
        .map(
            event ->
                new WaitingReview(
                    facts.enrolment(),
                    facts.learner(),
                    event.milestone(),
                    event.id(),
                    facts.course().dayOf(event.occurredAt())))
        .toList();
  }

  private static boolean isWaiting(@Nullable MilestoneState state, MilestoneReported event) {
    return state != null
        && state.status() == MilestoneStatus.SUBMITTED
        && event.id().equals(state.submission());
  }

  /** When the last required milestone was done, as told; empty while one is not. */
  public Optional<Instant> finishedAt() {
    return standing.isRoadmapCompleted()
        ? standing.outline().required().mapToObj(this::doneAt).max(Instant::compareTo)
        : Optional.empty();
  }

  private Instant doneAt(int place) {
    MilestoneState state = states.get(standing.outline().milestone(place).key());
    return Objects.requireNonNull(Objects.requireNonNull(state).doneAt());
  }

  /** Of the roadmap's milestones that there are events of. */
  private static Map<String, MilestoneState> states(
      EnrolmentFacts facts, List<MilestoneReported> counted) {
    Map<String, MilestoneHistory> histories = new HashMap<>();
    counted.forEach(
        event ->
            histories.merge(
                event.milestone(),
                MilestoneHistory.NONE.with(event),
                (known, first) -> known.with(event)));
    var outline = facts.course().outline();
    Map<String, MilestoneState> states = new HashMap<>();
    histories.forEach(
        (milestone, history) ->
            outline
                .placeOf(milestone)
                .ifPresent(
                    place ->
                        states.put(milestone, history.state(outline.milestone(place).review()))));
    return states;
  }

  private static Standing standing(EnrolmentFacts facts, Map<String, MilestoneState> states) {
    var outline = facts.course().outline();
    Standing standing = Standing.atTheStart(outline);
    for (var state : states.entrySet()) {
      int place = outline.placeOf(state.getKey()).orElseThrow();
      standing = standing.with(place, state.getValue().status());
    }
    return standing;
  }
}
