package dev.milepost.progress.projecting;

import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.progress.pace.Plan;
import dev.milepost.progress.projecting.EnrolmentRows.Key;
import dev.milepost.progress.projecting.EnrolmentRows.Row;
import dev.milepost.progress.projecting.ProjectionTables.Advance;
import dev.milepost.state.MilestoneHistory;
import dev.milepost.state.Outline;
import dev.milepost.state.Standing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves the projections of a cohort to another version of its roadmap ({@link CarryOver}). All that
 * takes time is done before anything is locked: what was carried over counts as long as the
 * enrolment's row has the revision that was read, and what changed meanwhile is carried over again.
 */
@Component
public class MoveProjections {

  private final EnrolmentRows enrolments;
  private final LoggedEvents log;
  private final ProjectionTables tables;
  private final CohortFigureTables figures;

  MoveProjections(
      EnrolmentRows enrolments,
      LoggedEvents log,
      ProjectionTables tables,
      CohortFigureTables figures) {
    this.enrolments = enrolments;
    this.log = log;
    this.tables = tables;
    this.figures = figures;
  }

  /**
   * Carries enrolments over as they stand at one moment. Nothing is locked and nothing is written.
   *
   * @param plans by enrolment, for the version {@code to}
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Prepared prepare(Outline to, Map<UUID, Plan> plans) {
    var prepared = new Prepared();
    carry(plans.keySet(), to, plans).forEach(prepared::put);
    return prepared;
  }

  /**
   * Locks the progress of the cohort and replaces all of it. From here until the transaction ends
   * its learners' events wait to be recorded.
   *
   * @param cohort taken for a change by the transaction, and not yet changed
   * @param plans of all its enrolments, for the version {@code to}, which the enrolments have by
   *     now
   * @return every enrolment as it was carried over
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Carried> swap(UUID cohort, Prepared prepared, Outline to, Map<UUID, Plan> plans) {
    Map<UUID, Long> revisions = enrolments.lockCohort(cohort);
    List<UUID> changed =
        revisions.entrySet().stream()
            .filter(
                row ->
                    !prepared.holds(
                        row.getKey(),
                        row.getValue(),
                        Objects.requireNonNull(plans.get(row.getKey()))))
            .map(Map.Entry::getKey)
            .toList();
    carry(changed, to, plans).forEach(prepared::put);
    tables.move(prepared.advances.values());
    figures.add(prepared.change, CohortFigureTables.REBUILT);
    return prepared.carried();
  }

  private List<Advance> carry(Collection<UUID> ids, Outline to, Map<UUID, Plan> plans) {
    Map<UUID, Row> rows = enrolments.readWhole(ids);
    Map<UUID, Map<String, MilestoneHistory>> others = others(rows, to);
    var carryOver = new CarryOver(to);
    return rows.entrySet().stream()
        .map(
            row ->
                carryOver.carry(
                    row.getValue(),
                    Objects.requireNonNull(plans.get(row.getKey())),
                    others.getOrDefault(row.getKey(), Map.of())))
        .toList();
  }

  /**
   * What the log holds of milestones that come back: those of versions that the cohort once had.
   */
  private Map<UUID, Map<String, MilestoneHistory>> others(Map<UUID, Row> rows, Outline to) {
    var byEnrolment = new HashMap<UUID, Map<String, MilestoneHistory>>();
    Row any = rows.values().stream().findAny().orElse(null);
    if (any == null) {
      return byEnrolment;
    }
    Set<String> back =
        to.milestones().stream()
            .map(Milestone::key)
            .filter(any.facts().formerMilestones()::contains)
            .filter(key -> any.facts().outline().placeOf(key).isEmpty())
            .collect(Collectors.toSet());
    if (!back.isEmpty()) {
      log.read(
          any.facts().term(),
          rows.values().stream().map(Key::of).toList(),
          back,
          event -> {
            EnrolmentFacts facts = Objects.requireNonNull(rows.get(event.enrolment())).facts();
            if (facts.counts(facts.dayOf(event.occurredAt()))) {
              byEnrolment
                  .computeIfAbsent(event.enrolment(), id -> new HashMap<>())
                  .merge(
                      event.milestone(),
                      MilestoneHistory.NONE.with(event),
                      (known, first) -> known.with(event));
            }
          });
    }
    return byEnrolment;
  }

  /** Enrolments of one cohort, carried over and not yet written. Not thread-safe. */
  public static final class Prepared {
    private final Map<UUID, Advance> advances = new HashMap<>();
    private final CohortFigures change = new CohortFigures();

    private Prepared() {}

    private boolean holds(UUID enrolment, long revision, Plan plan) {
      Advance known = advances.get(enrolment);
      return known != null
          && known.read().revision() == revision
          && known.fold().facts().plan().equals(plan);
    }

    private void put(Advance carried) {
      Advance replaced = advances.put(carried.read().facts().enrolment(), carried);
      change.subtract(figuresBefore(carried));
      change.add(figuresAfter(carried));
      if (replaced != null) {
        change.add(figuresBefore(replaced));
        change.subtract(figuresAfter(replaced));
      }
    }

    private static CohortFigures figuresBefore(Advance carried) {
      return figures(carried.read().facts(), carried.read().progress());
    }

    private static CohortFigures figuresAfter(Advance carried) {
      return figures(carried.fold().facts(), carried.fold().progress());
    }

    private static CohortFigures figures(EnrolmentFacts facts, Progress whole) {
      var figures = new CohortFigures();
      new DoneDays(facts, whole.standing(), whole.histories()::at).addTo(figures);
      return figures;
    }

    /** In no particular order. */
    public List<Carried> carried() {
      var carried = new ArrayList<Carried>(advances.size());
      advances.values().forEach(one -> carried.add(Carried.of(one)));
      return carried;
    }
  }

  /**
   * An enrolment before and after.
   *
   * @param withdrawnOn null while enrolled
   */
  public record Carried(
      UUID enrolment,
      UUID learner,
      @Nullable LocalDate withdrawnOn,
      Standing before,
      Standing after,
      Plan planBefore,
      Plan planAfter) {

    private static Carried of(Advance carried) {
      EnrolmentFacts facts = carried.read().facts();
      return new Carried(
          facts.enrolment(),
          facts.learner(),
          facts.withdrawnOn(),
          carried.read().progress().standing(),
          carried.fold().progress().standing(),
          facts.plan(),
          carried.fold().facts().plan());
    }
  }
}
