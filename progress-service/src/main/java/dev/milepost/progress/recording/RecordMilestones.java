package dev.milepost.progress.recording;

import dev.milepost.events.MilestoneReported;
import dev.milepost.messaging.Outbox;
import dev.milepost.messaging.Rejected;
import dev.milepost.progress.projecting.EnrolmentFacts;
import dev.milepost.progress.projecting.FoldEvents;
import dev.milepost.progress.projecting.FoldEvents.Found;
import dev.milepost.progress.projecting.FoldEvents.NewEvent;
import dev.milepost.progress.recording.Arrival.Key;
import dev.milepost.progress.recording.EventLog.Entry;
import dev.milepost.progress.signals.ChangedCohorts;
import dev.milepost.time.BusinessClock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Records a batch of milestone events: log, projections and crossings, in the transaction of the
 * inbox. An event that is in the log already makes no difference.
 */
@Component
public class RecordMilestones {

  /** Names the inbox whose positions tell how far recording has come. */
  public static final String INBOX = "progress-milestones";

  /** Why an event is refused whose id is taken by another one; the log keeps the first. */
  public static final String USED_FOR_ANOTHER = "the event id was used before for another report";

  private final FoldEvents foldEvents;
  private final EventLog log;
  private final Outbox outbox;
  private final ChangedCohorts changed;
  private final BusinessClock clock;
  private final Timer intakeToRecorded;
  private final Counter repeated;

  RecordMilestones(
      FoldEvents foldEvents,
      EventLog log,
      Outbox outbox,
      ChangedCohorts changed,
      BusinessClock clock,
      MeterRegistry registry) {
    this.foldEvents = foldEvents;
    this.log = log;
    this.outbox = outbox;
    this.changed = changed;
    this.clock = clock;
    intakeToRecorded = registry.timer("milepost.milestones.intake.to.recorded");
    repeated = registry.counter("milepost.milestones.repeated");
  }

  /**
   * @return the arrivals that cannot be recorded, each with the reason
   */
  @Transactional(propagation = Propagation.MANDATORY)
  List<Rejected> record(List<Arrival> arrivals) {
    Instant now = clock.now();
    List<MilestoneReported> events = arrivals.stream().map(Arrival::event).toList();
    Found found = foldEvents.find(events);
    var rejected = new ArrayList<Rejected>();
    List<Recordable> fitting = recordable(arrivals, found, rejected);
    if (!rejected.isEmpty()) {
      // Perhaps only by what is out of date.
      found = foldEvents.read(events);
      rejected.clear();
      fitting = recordable(arrivals, found, rejected);
    }
    List<Recordable> added = addToLog(distinct(fitting, rejected), now, rejected);
    outbox.append(foldEvents.fold(found, added.stream().map(Recordable::newEvent).toList(), now));
    added.forEach(one -> timed(one.event(), now));
    tellOnceCommitted(added);
    return rejected;
  }

  private void tellOnceCommitted(List<Recordable> added) {
    Set<UUID> cohorts = added.stream().map(Recordable::cohort).collect(Collectors.toSet());
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            changed.add(cohorts);
          }
        });
  }

  private static List<Recordable> recordable(
      List<Arrival> arrivals, Found found, List<Rejected> rejected) {
    var recordable = new ArrayList<Recordable>(arrivals.size());
    for (Arrival arrival : arrivals) {
      MilestoneReported event = arrival.event();
      EnrolmentFacts facts = found.facts(event.learner(), event.enrolment()).orElse(null);
      if (facts == null) {
        rejected.add(arrival.rejected("no such enrolment of this learner"));
        continue;
      }
      String fault = RecordableEvents.fault(event, facts);
      if (fault == null) {
        recordable.add(new Recordable(arrival, facts.term(), facts.cohort()));
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
      Recordable first = distinct.putIfAbsent(recordable.key(), recordable);
      if (first != null) {
        settleRepeated(recordable, first.event().fingerprint(), rejected);
      }
    }
    return distinct;
  }

  private List<Recordable> addToLog(
      Map<Key, Recordable> distinct, Instant now, List<Rejected> rejected) {
    Set<Key> knownKeys = log.add(entries(distinct.values()), now);
    if (knownKeys.isEmpty()) {
      return List.copyOf(distinct.values());
    }
    var added = new ArrayList<Recordable>();
    var known = new ArrayList<Recordable>();
    distinct.forEach(
        (key, recordable) -> (knownKeys.contains(key) ? known : added).add(recordable));
    Map<Key, Long> fingerprints = log.fingerprints(entries(known));
    for (Recordable recordable : known) {
      settleRepeated(recordable, fingerprints.getOrDefault(recordable.key(), 0L), rejected);
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

  private static List<Entry> entries(Collection<Recordable> events) {
    return events.stream().map(event -> new Entry(event.term(), event.event())).toList();
  }

  private void timed(MilestoneReported event, Instant recordedAt) {
    Duration taken = Duration.between(event.reportedAt(), recordedAt);
    intakeToRecorded.record(taken.isNegative() ? Duration.ZERO : taken);
  }

  /** An arrival that fits its enrolment, in the term of its cohort. */
  private record Recordable(Arrival arrival, String term, UUID cohort) {

    MilestoneReported event() {
      return arrival.event();
    }

    Key key() {
      return arrival.key();
    }

    NewEvent newEvent() {
      return new NewEvent(event(), arrival.incoming().partition());
    }
  }
}
