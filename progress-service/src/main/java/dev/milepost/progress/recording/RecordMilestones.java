package dev.milepost.progress.recording;

import dev.milepost.events.Crossing;
import dev.milepost.events.MilestoneReported;
import dev.milepost.messaging.Outbox;
import dev.milepost.messaging.Rejected;
import dev.milepost.progress.recording.Arrival.Key;
import dev.milepost.progress.recording.EnrolmentRows.Row;
import dev.milepost.progress.recording.EventLog.Entry;
import dev.milepost.progress.recording.ProjectionTables.Touched;
import dev.milepost.state.MilestoneHistory;
import dev.milepost.time.BusinessClock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records a batch of milestone events: log, states, progress, cohort figures and crossings, in the
 * transaction of the inbox. An event that is in the log already makes no difference.
 */
@Component
public class RecordMilestones {

  /** Names the inbox whose positions tell how far recording has come. */
  public static final String INBOX = "progress-milestones";

  /** Why an event is refused whose id is taken by another one; the log keeps the first. */
  public static final String USED_FOR_ANOTHER = "the event id was used before for another report";

  private final EnrolmentRows enrolments;
  private final EventLog log;
  private final ProjectionTables projections;
  private final CohortFigureTables figures;
  private final Outbox outbox;
  private final BusinessClock clock;
  private final Timer intakeToRecorded;
  private final Counter repeated;

  RecordMilestones(
      EnrolmentRows enrolments,
      EventLog log,
      ProjectionTables projections,
      CohortFigureTables figures,
      Outbox outbox,
      BusinessClock clock,
      MeterRegistry registry) {
    this.enrolments = enrolments;
    this.log = log;
    this.projections = projections;
    this.figures = figures;
    this.outbox = outbox;
    this.clock = clock;
    intakeToRecorded = registry.timer("milepost.milestones.intake.to.recorded");
    repeated = registry.counter("milepost.milestones.repeated");
  }

  /**
   * @return the arrivals that cannot be recorded, each with the reason
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Rejected> record(List<Arrival> arrivals) {
    var rejected = new ArrayList<Rejected>();
    Instant now = clock.now();
    var distinct = distinct(recordable(arrivals, rejected), rejected);
    List<Recordable> added = addToLog(distinct, now, rejected);
    fold(added, now);
    added.forEach(recordable -> timed(recordable.event(), now));
    return rejected;
  }

  private List<Recordable> recordable(List<Arrival> arrivals, List<Rejected> rejected) {
    var rows =
        enrolments.lock(arrivals.stream().map(a -> a.event().enrolment()).distinct().toList());
    var recordable = new ArrayList<Recordable>(arrivals.size());
    for (Arrival arrival : arrivals) {
      Row row = rows.get(arrival.event().enrolment());
      if (row == null) {
        rejected.add(arrival.rejected("no such enrolment"));
        continue;
      }
      String fault = RecordableEvents.fault(arrival.event(), row.facts());
      if (fault == null) {
        recordable.add(new Recordable(arrival, row));
      } else {
        rejected.add(arrival.rejected(fault));
      }
    }
    return recordable;
  }

  /** Of one event that the batch holds more than once, the first stands for all. */
  private Map<Key, Recordable> distinct(List<Recordable> arrivals, List<Rejected> rejected) {
    var distinct = new LinkedHashMap<Key, Recordable>();
    for (Recordable recordable : arrivals) {
      Recordable first = distinct.putIfAbsent(recordable.arrival().key(), recordable);
      if (first != null) {
        settleRepeated(recordable, first.event().fingerprint(), rejected);
      }
    }
    return distinct;
  }

  private List<Recordable> addToLog(
      Map<Key, Recordable> distinct, Instant now, List<Rejected> rejected) {
    var addedKeys = log.add(entries(distinct.values()), now);
    var added = new ArrayList<Recordable>();
    var known = new ArrayList<Recordable>();
    distinct.forEach(
        (key, recordable) -> (addedKeys.contains(key) ? added : known).add(recordable));
    Map<Key, Long> fingerprints = known.isEmpty() ? Map.of() : log.fingerprints(entries(known));
    for (Recordable recordable : known) {
      long recorded = fingerprints.getOrDefault(recordable.arrival().key(), 0L);
      settleRepeated(recordable, recorded, rejected);
    }
    return added;
  }

  private void settleRepeated(Recordable repeat, long recorded, List<Rejected> rejected) {
    if (repeat.event().fingerprint() == recorded) {
      repeated.increment();
    } else {
      rejected.add(repeat.arrival().rejected(USED_FOR_ANOTHER));
    }
  }

  private void fold(List<Recordable> added, Instant now) {
    if (added.isEmpty()) {
      return;
    }
    var histories = projections.histories(touched(added));
    var folds = new LinkedHashMap<UUID, EnrolmentFold>();
    var partitions = new HashMap<UUID, Integer>();
    for (Recordable recordable : added) {
      UUID enrolment = recordable.event().enrolment();
      partitions.put(enrolment, recordable.arrival().incoming().partition());
      folds
          .computeIfAbsent(enrolment, id -> recordable.fold(histories.getOrDefault(id, Map.of())))
          .add(recordable.event(), now);
    }
    projections.write(folds.values());
    writeFigures(folds, partitions);
    outbox.append(crossings(folds));
  }

  private void writeFigures(Map<UUID, EnrolmentFold> folds, Map<UUID, Integer> partitions) {
    var byPartition = new TreeMap<Integer, CohortFigures>();
    folds.forEach(
        (enrolment, fold) ->
            byPartition
                .computeIfAbsent(partitions.get(enrolment), partition -> new CohortFigures())
                .add(fold.figures()));
    byPartition.forEach((partition, change) -> figures.add(change, partition));
  }

  private static List<Crossing> crossings(Map<UUID, EnrolmentFold> folds) {
    return folds.values().stream().flatMap(fold -> fold.crossings().stream()).toList();
  }

  private static List<Touched> touched(List<Recordable> added) {
    return added.stream()
        .map(Recordable::event)
        .map(event -> new Touched(event.learner(), event.enrolment(), event.milestone()))
        .distinct()
        .toList();
  }

  private static List<Entry> entries(Collection<Recordable> events) {
    return events.stream()
        .map(event -> new Entry(event.row().facts().term(), event.event()))
        .toList();
  }

  private void timed(MilestoneReported event, Instant recordedAt) {
    Duration taken = Duration.between(event.reportedAt(), recordedAt);
    intakeToRecorded.record(taken.isNegative() ? Duration.ZERO : taken);
  }

  /** An arrival with its enrolment, which it fits. */
  private record Recordable(Arrival arrival, Row row) {

    MilestoneReported event() {
      return arrival.event();
    }

    EnrolmentFold fold(Map<String, MilestoneHistory> histories) {
      return new EnrolmentFold(row.facts(), row.progress(), histories);
    }
  }
}
