package dev.milepost.progress.projecting;

import dev.milepost.events.Crossing;
import dev.milepost.events.MilestoneReported;
import dev.milepost.progress.projecting.EnrolmentRows.Row;
import dev.milepost.progress.projecting.ProjectionTables.Touched;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Adds events that are new in the log to every projection, a batch in a few statements. */
@Component
public class FoldEvents {

  private final EnrolmentRows enrolments;
  private final ProjectionTables tables;
  private final CohortFigureTables figures;

  FoldEvents(EnrolmentRows enrolments, ProjectionTables tables, CohortFigureTables figures) {
    this.enrolments = enrolments;
    this.tables = tables;
    this.figures = figures;
  }

  /**
   * Locks what stands for these enrolments until the transaction ends: nobody else folds their
   * events or changes their plan or window meanwhile.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Locked lock(Collection<UUID> enrolmentIds) {
    return new Locked(enrolments.lock(enrolmentIds));
  }

  /**
   * Folds events, in this order, none of which was folded before, of enrolments that are locked.
   *
   * @param recordedAt in business time
   * @return the lines that were crossed, in order
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Crossing> fold(Locked locked, List<NewEvent> events, Instant recordedAt) {
    if (events.isEmpty()) {
      return List.of();
    }
    var histories = tables.histories(touched(events));
    var folds = new LinkedHashMap<UUID, EnrolmentFold>();
    var changes = new TreeMap<Integer, CohortFigures>();
    var partitions = new HashMap<UUID, Integer>();
    for (NewEvent added : events) {
      UUID enrolment = added.event().enrolment();
      Row row = locked.row(enrolment);
      partitions.put(enrolment, added.partition());
      folds
          .computeIfAbsent(
              enrolment,
              id ->
                  new EnrolmentFold(
                      row.facts(), row.progress(), histories.getOrDefault(id, Map.of())))
          .add(added.event(), recordedAt);
    }
    tables.write(folds.values());
    folds.forEach(
        (enrolment, fold) ->
            changes
                .computeIfAbsent(partitions.get(enrolment), partition -> new CohortFigures())
                .add(fold.figures()));
    changes.forEach((partition, change) -> figures.add(change, partition));
    return folds.values().stream().flatMap(fold -> fold.crossings().stream()).toList();
  }

  private static List<Touched> touched(List<NewEvent> events) {
    return events.stream()
        .map(NewEvent::event)
        .map(event -> new Touched(event.learner(), event.enrolment(), event.milestone()))
        .distinct()
        .toList();
  }

  /**
   * @param partition of the Kafka topic that brought it, whose only reader this is
   */
  public record NewEvent(MilestoneReported event, int partition) {}

  /** Enrolments that are locked for folding. */
  public static final class Locked {
    private final Map<UUID, Row> rows;

    private Locked(Map<UUID, Row> rows) {
      this.rows = rows;
    }

    /** Empty when there is no such enrolment. */
    public Optional<EnrolmentFacts> facts(UUID enrolment) {
      return Optional.ofNullable(rows.get(enrolment)).map(Row::facts);
    }

    Row row(UUID enrolment) {
      return Objects.requireNonNull(rows.get(enrolment), "not locked");
    }
  }
}
