package dev.milepost.progress.moving;

import dev.milepost.edge.problem.Problem;
import dev.milepost.events.Crossing;
import dev.milepost.events.EventIds;
import dev.milepost.messaging.Outbox;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortAccess;
import dev.milepost.progress.cohorts.Cohorts;
import dev.milepost.progress.enrolling.MovePlans;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.FieldReader;
import dev.milepost.progress.pace.Plan;
import dev.milepost.progress.projecting.MoveProjections;
import dev.milepost.progress.projecting.MoveProjections.Prepared;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import dev.milepost.progress.signals.ChangedCohorts;
import dev.milepost.state.Outline;
import dev.milepost.time.BusinessClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An admin moves a cohort to another version of its roadmap: docs/decisions/0019. */
@Component
public class MoveCohort {

  private final CohortAccess access;
  private final Cohorts cohorts;
  private final PublishedRoadmaps roadmaps;
  private final MovePlans plans;
  private final MoveProjections projections;
  private final CohortMoves moves;
  private final ChangedCohorts signals;
  private final Outbox outbox;
  private final BusinessClock clock;
  private final TransactionTemplate transaction;

  MoveCohort(
      CohortAccess access,
      Cohorts cohorts,
      PublishedRoadmaps roadmaps,
      MovePlans plans,
      MoveProjections projections,
      CohortMoves moves,
      ChangedCohorts signals,
      Outbox outbox,
      BusinessClock clock,
      PlatformTransactionManager transactions) {
    this.access = access;
    this.cohorts = cohorts;
    this.roadmaps = roadmaps;
    this.plans = plans;
    this.projections = projections;
    this.moves = moves;
    this.signals = signals;
    this.outbox = outbox;
    this.clock = clock;
    transaction = new TransactionTemplate(transactions);
  }

  /**
   * Moves the cohort with its learners' plans, states and figures at once: whoever reads sees all
   * of it before or all of it after. What was done stays in the log, and counts by the milestone's
   * key in every version that has it. Nobody is told of what merely follows from the move, but for
   * who has completed the whole roadmap by it.
   *
   * <p>What takes long is done before anything is locked. Then joining and changing the cohort
   * waits until the end, and only the last statements keep its learners' events from being
   * recorded.
   *
   * @throws Problem {@code not-allowed}, {@code not-found}, {@code invalid-fields}, or {@code
   *     cohort-moved-meanwhile} for a cohort that has another version than {@code from}
   */
  public VersionMove move(Caller caller, String slug, MoveRequest wish) {
    Cohort found = access.forAdmin(caller, slug);
    int version = checked(found, wish);
    Outline to = roadmaps.pinned(found.roadmap(), version);
    Prepared prepared = projections.prepare(to, plans.layOut(found, to));
    transaction.executeWithoutResult(
        status -> swap(caller, cohorts.lock(found.id()), wish, prepared, to, version));
    signals.add(List.of(found.id()));
    return moves.of(found).getFirst();
  }

  private int checked(Cohort cohort, MoveRequest wish) {
    List<Integer> versions = roadmaps.versions(cohort.roadmap());
    Integer to = wish.to();
    Integer from = wish.from();
    var fields = new FieldReader();
    fields.require(
        to != null && versions.contains(to) && to != cohort.roadmapVersion(),
        "/to",
        "a published version that the cohort does not have: "
            + versions.stream()
                .filter(one -> one != cohort.roadmapVersion())
                .map(String::valueOf)
                .collect(Collectors.joining(", ")));
    if (from != null && from != cohort.roadmapVersion()) {
      throw MoveProblems.movedMeanwhile(cohort.roadmapVersion());
    }
    fields.refuseFaults();
    return to == null ? 0 : to;
  }

  private void swap(
      Caller caller, Cohort cohort, MoveRequest wish, Prepared prepared, Outline to, int version) {
    Integer from = wish.from();
    if (cohort.roadmapVersion() == version || (from != null && from != cohort.roadmapVersion())) {
      throw MoveProblems.movedMeanwhile(cohort.roadmapVersion());
    }
    Instant now = clock.now();
    Map<UUID, Plan> laidOut = plans.move(cohort, to);
    List<Effect> effects =
        projections.swap(cohort.id(), prepared, to, laidOut).stream().map(Effect::of).toList();
    Cohort moved = cohorts.move(cohort, version);
    outbox.append(
        effects.stream()
            .filter(Effect::isFinishing)
            .map(effect -> completed(effect, moved, now))
            .toList());
    moves.add(
        moved,
        cohort.roadmapVersion(),
        now,
        caller.personId(),
        effects.size(),
        (int) effects.stream().filter(effect -> !effect.lost().isEmpty()).count());
  }

  private static Crossing completed(Effect effect, Cohort moved, Instant now) {
    return new Crossing.RoadmapCompleted(
        EventIds.of(
            "roadmap-completed", effect.enrolment().toString(), "move", "" + moved.revision()),
        effect.learner(),
        effect.enrolment(),
        moved.id(),
        now,
        now);
  }
}
