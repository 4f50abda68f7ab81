package dev.milepost.progress.projecting;

import dev.milepost.events.Crossing;
import dev.milepost.events.MilestoneReported;
import dev.milepost.progress.histories.Histories;
import dev.milepost.progress.histories.Kept;
import dev.milepost.progress.projecting.EnrolmentRows.Key;
import dev.milepost.progress.projecting.EnrolmentRows.Row;
import dev.milepost.progress.projecting.ProjectionTables.Advance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Adds events that are new in the log to every projection, a batch in a few statements. */
@Component
public class FoldEvents {

  private final EnrolmentRows enrolments;
  private final PastHistories past;
  private final KnownEnrolments known;
  private final ProjectionTables tables;
  private final CohortFigureTables figures;

  FoldEvents(
      EnrolmentRows enrolments,
      PastHistories past,
      KnownEnrolments known,
      ProjectionTables tables,
      CohortFigureTables figures) {
    this.enrolments = enrolments;
    this.past = past;
    this.known = known;
    this.tables = tables;
    this.figures = figures;
  }

  /**
   * Tells how the enrolments that these events name stand, as far as is known without reading,
   * which may be out of date. Nothing is locked. Refuse nothing because of it before {@link #read}.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Found find(Collection<MilestoneReported> events) {
    var rows = HashMap.<UUID, Row>newHashMap(events.size());
    var unknown = new LinkedHashSet<Key>();
    for (MilestoneReported event : events) {
      if (!rows.containsKey(event.enrolment())) {
        Row row = known.find(event.learner(), event.enrolment());
        if (row == null) {
          unknown.add(new Key(event.learner(), event.enrolment()));
        } else {
          rows.put(event.enrolment(), row);
        }
      }
    }
    rows.putAll(enrolments.readUnlocked(unknown));
    return new Found(rows);
  }

  /** Reads how the enrolments that these events name stand now. Nothing is locked. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Found read(Collection<MilestoneReported> events) {
    return new Found(enrolments.readUnlocked(keys(events)));
  }

  private static Set<Key> keys(Collection<MilestoneReported> events) {
    return events.stream()
        .map(event -> new Key(event.learner(), event.enrolment()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * Folds events, in this order, none of which was folded before, of enrolments that were found in
   * this transaction.
   *
   * @param recordedAt in business time
   * @return the lines that were crossed, in order
   * @throws org.springframework.dao.ConcurrencyFailureException when anybody else changed one of
   *     the enrolments since it was found; nothing may be committed then
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Crossing> fold(Found found, List<NewEvent> events, Instant recordedAt) {
    if (events.isEmpty()) {
      return List.of();
    }
    Collection<News> news = byEnrolment(found, events);
    Map<UUID, byte[]> putAway =
        past.read(news.stream().filter(News::asksForPast).map(one -> Key.of(one.row)).toList());
    List<Folding> folds = news.stream().map(one -> one.fold(putAway, recordedAt)).toList();
    write(folds.stream().map(Folding::advance).toList());
    addFigures(folds);
    return folds.stream().flatMap(one -> one.fold().crossings().stream()).toList();
  }

  private static Collection<News> byEnrolment(Found found, List<NewEvent> events) {
    var news = new LinkedHashMap<UUID, News>();
    for (NewEvent added : events) {
      news.computeIfAbsent(
              added.event().enrolment(), id -> new News(found.row(id), added.partition()))
          .events
          .add(added.event());
    }
    return news.values();
  }

  private void write(List<Advance> advances) {
    try {
      tables.advance(advances);
    } catch (ConcurrencyFailureException e) {
      known.forgetAll();
      throw e;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            known.keep(advances.stream().map(Advance::written).toList());
          }
        });
  }

  private void addFigures(Collection<Folding> folds) {
    var changes = new TreeMap<Integer, CohortFigures>();
    for (Folding one : folds) {
      one.fold().addTo(changes.computeIfAbsent(one.partition(), partition -> new CohortFigures()));
    }
    changes.forEach((partition, change) -> figures.add(change, partition));
  }

  /**
   * @param partition of the Kafka topic that brought it, whose only reader this is
   */
  public record NewEvent(MilestoneReported event, int partition) {}

  /** What is new of one enrolment, in order. */
  private static final class News {
    private final Row row;
    private final int partition;
    private final List<MilestoneReported> events = new ArrayList<>(1);

    private News(Row row, int partition) {
      this.row = row;
      this.partition = partition;
    }

    boolean asksForPast() {
      return Kept.isAwayNeeded(
          row.progress().standing(),
          row.progress().histories(),
          events.stream()
              .map(event -> row.facts().outline().placeOf(event.milestone()))
              .filter(OptionalInt::isPresent)
              .mapToInt(OptionalInt::getAsInt)
              .toArray());
    }

    Folding fold(Map<UUID, byte[]> putAway, Instant recordedAt) {
      Histories here = row.progress().histories();
      byte[] away = putAway.get(row.facts().enrolment());
      Histories known = away == null ? here : here.whole(away);
      var fold = new EnrolmentFold(row.facts(), row.progress(), known);
      events.forEach(event -> fold.add(event, recordedAt));
      return new Folding(fold, Advance.of(row, fold), partition);
    }
  }

  private record Folding(EnrolmentFold fold, Advance advance, int partition) {}

  /** Enrolments as they stood when they were read. */
  public static final class Found {
    private final Map<UUID, Row> rows;

    private Found(Map<UUID, Row> rows) {
      this.rows = rows;
    }

    /** Empty when the learner has no such enrolment. */
    public Optional<EnrolmentFacts> facts(UUID learner, UUID enrolment) {
      return Optional.ofNullable(rows.get(enrolment))
          .map(Row::facts)
          .filter(facts -> facts.learner().equals(learner));
    }

    Row row(UUID enrolment) {
      return Objects.requireNonNull(rows.get(enrolment), "not found before");
    }
  }
}
