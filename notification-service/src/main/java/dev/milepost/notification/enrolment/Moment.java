package dev.milepost.notification.enrolment;

import dev.milepost.events.MilestoneEventType;
import dev.milepost.events.MilestoneReported;
import dev.milepost.state.MilestoneHistory;
import dev.milepost.state.NextStep;
import dev.milepost.state.NextSteps;
import dev.milepost.state.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** How an enrolment stood at a moment of business time. Immutable. */
public final class Moment {

  private final EnrolmentFacts facts;
  private final Instant at;
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
    this.standing = standing(facts, counted);
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

  public EnrolmentFacts facts() {
    return facts;
  }

  public Instant at() {
    return at;
  }

  public Standing standing() {
    return standing;
  }

  /** In the cohort's zone. */
  public LocalDate today() {
    return facts.course().dayOf(at);
  }

  /** The days on which the learner did something, oldest first, in the cohort's zone. */
  public List<LocalDate> activeDays() {
    return activeDays;
  }

  /** What to take up next; empty when nothing can be: all is done, or waits for a review. */
  public Optional<NextStep> nextStep() {
    return new NextSteps(standing, facts.plan(), today()).choose(1).stream().findFirst();
  }

  private static boolean isActivity(MilestoneReported event) {
    return !event.carriedOver()
        && !event.type().isReview()
        && event.type() != MilestoneEventType.REVOKED;
  }

  private static Standing standing(EnrolmentFacts facts, List<MilestoneReported> counted) {
    Map<String, MilestoneHistory> histories = new HashMap<>();
    counted.forEach(
        event ->
            histories.merge(
                event.milestone(),
                MilestoneHistory.NONE.with(event),
                (known, first) -> known.with(event)));
    var outline = facts.course().outline();
    Standing standing = Standing.atTheStart(outline);
    for (var history : histories.entrySet()) {
      var place = outline.placeOf(history.getKey());
      if (place.isPresent()) {
        boolean reviewed = outline.milestone(place.getAsInt()).review();
        standing = standing.with(place.getAsInt(), history.getValue().state(reviewed).status());
      }
    }
    return standing;
  }
}
