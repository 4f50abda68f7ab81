package dev.milepost.notification.scheduling;

import dev.milepost.notification.blocking.BlockedAddresses;
import dev.milepost.notification.enrolment.CourseSettings;
import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.knowledge.Addresses;
import dev.milepost.notification.knowledge.Enrolments;
import dev.milepost.notification.ledger.Readers;
import dev.milepost.notification.policy.Channel;
import dev.milepost.notification.policy.Recipient;
import dev.milepost.notification.policy.Wishes;
import dev.milepost.notification.preferences.Preferences;
import dev.milepost.notification.scheduling.RunAhead.AsItStands;
import dev.milepost.notification.scheduling.Timelines.Next;
import dev.milepost.time.BusinessClock;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads from where timelines can be run ahead. Writes nothing and holds nobody up. */
@Component
public class LookAhead {

  private final Timelines timelines;
  private final Enrolments enrolments;
  private final Addresses addresses;
  private final BlockedAddresses blocked;
  private final Preferences preferences;
  private final Readers readers;
  private final List<OtherWay> ways;
  private final BusinessClock clock;
  private final Clock system;

  LookAhead(
      Timelines timelines,
      Enrolments enrolments,
      Addresses addresses,
      BlockedAddresses blocked,
      Preferences preferences,
      Readers readers,
      List<OtherWay> ways,
      BusinessClock clock,
      Clock system) {
    this.timelines = timelines;
    this.enrolments = enrolments;
    this.addresses = addresses;
    this.blocked = blocked;
    this.preferences = preferences;
    this.readers = readers;
    this.ways = ways;
    this.clock = clock;
    this.system = system;
  }

  /**
   * A run for each of these learners, with all of their enrolments, since limits are the reader's
   * whatever the cohort; in some twenty queries, whatever their number. Call it in a transaction
   * that sees one moment, with as many learners as memory has room for.
   *
   * @param asIf settings to go by in some cohorts instead of those that they have; these are looked
   *     at anew at once, as after a change
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<UUID, RunAhead> of(Collection<UUID> learners, Map<UUID, CourseSettings> asIf) {
    List<UUID> ids = enrolments.of(learners);
    var facts = enrolments.facts(ids, asIf);
    var occasions = timelines.occasions(ids);
    var folded = readers.folded(ids);
    var decided = readers.decided(ids);
    List<Next> rows = timelines.rows(ids);
    Map<UUID, RunAhead> runs = runs(learners, earliest(rows));
    for (Next row : rows) {
      EnrolmentFacts known = facts.get(row.enrolment());
      Instant covered = row.coveredUntil();
      RunAhead run = known == null ? null : runs.get(known.learner());
      if (known != null && covered != null && run != null) {
        run.follow(
            new AsItStands(
                known,
                covered,
                asIf.containsKey(known.course().cohort()) ? sooner(row.dueAt()) : row.dueAt(),
                occasions.getOrDefault(row.enrolment(), List.of()),
                folded.getOrDefault(row.enrolment(), List.of()),
                decided.getOrDefault(row.enrolment(), Set.of())));
      }
    }
    return runs;
  }

  private Instant earliest(List<Next> rows) {
    Instant earliest = clock.now();
    for (Next row : rows) {
      Instant due = row.dueAt();
      earliest = due != null && due.isBefore(earliest) ? due : earliest;
    }
    return earliest;
  }

  private Map<UUID, RunAhead> runs(Collection<UUID> learners, Instant earliest) {
    var reachable = addresses.reachable(learners);
    var unreached = blocked.among(learners);
    var wishes = preferences.of(learners, Channel.EMAIL);
    var counted = readers.counted(learners, earliest);
    var elsewhere = elsewhere(learners);
    var runs = new HashMap<UUID, RunAhead>();
    for (UUID learner : learners) {
      var reader =
          new Recipient(
              wishes.getOrDefault(learner, Wishes.NONE),
              reachable.getOrDefault(learner, false),
              unreached.contains(learner),
              counted.getOrDefault(learner, List.of()),
              false);
      runs.put(
          learner,
          new RunAhead(
              clock,
              system,
              reader,
              reachable.containsKey(learner),
              elsewhere.getOrDefault(learner, Map.of())));
    }
    return runs;
  }

  /** What learners wish on the ways beside e-mail that reach them. */
  private Map<UUID, Map<Channel, Wishes>> elsewhere(Collection<UUID> learners) {
    var elsewhere = new HashMap<UUID, Map<Channel, Wishes>>();
    for (OtherWay way : ways) {
      Set<UUID> reached = way.reached(learners);
      Map<UUID, Wishes> wishes = preferences.of(reached, way.channel());
      for (UUID learner : reached) {
        elsewhere
            .computeIfAbsent(learner, one -> new EnumMap<>(Channel.class))
            .put(way.channel(), wishes.getOrDefault(learner, Wishes.byItself(way.channel())));
      }
    }
    return elsewhere;
  }

  private Instant sooner(@Nullable Instant due) {
    Instant now = clock.now();
    return due == null || due.isAfter(now) ? now : due;
  }
}
