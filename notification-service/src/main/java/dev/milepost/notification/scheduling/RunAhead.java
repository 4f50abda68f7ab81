package dev.milepost.notification.scheduling;

import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Moments;
import dev.milepost.notification.ledger.Decision;
import dev.milepost.notification.policy.Assessment;
import dev.milepost.notification.policy.Channel;
import dev.milepost.notification.policy.Recipient;
import dev.milepost.notification.policy.Wishes;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Rules;
import dev.milepost.notification.scheduling.DecideNext.Known;
import dev.milepost.notification.scheduling.DecideNext.Step;
import dev.milepost.notification.scheduling.Timelines.Due;
import dev.milepost.time.BusinessClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The timelines of one reader taken further by a clock of their own: what is decided if nothing
 * else happens than what this is told of. Takes the steps of {@link RunTimelines} in their order,
 * and each step finds what came of the earlier ones as the ledger would have it: what counts
 * against the reader's limits, what waits for a digest, what was decided on already. Everything
 * that may go out counts as sent. Writes nothing; not thread-safe.
 */
public final class RunAhead {

  private final Rules rules = new Rules();
  private final BusinessClock clock;
  private final DecideNext decideNext;
  private final GoOut goOut;
  private final Recipient reader;
  private final boolean told;
  private final Map<Channel, Wishes> elsewhere;
  private final Map<UUID, Set<Channel>> channels = new HashMap<>();
  private final List<Instant> counted;
  private final Map<UUID, Timeline> timelines = new HashMap<>();
  private Instant system;

  /** For e-mail alone. */
  public RunAhead(BusinessClock clock, Clock system, Recipient reader, boolean told) {
    this(clock, system, reader, told, Map.of());
  }

  /**
   * @param clock where business time begins; goes on from there in steps
   * @param reader with what counts against the limits so far
   * @param told whether the reader has been told of
   * @param elsewhere what the reader wishes on each way beside e-mail that reaches them
   */
  RunAhead(
      BusinessClock clock,
      Clock system,
      Recipient reader,
      boolean told,
      Map<Channel, Wishes> elsewhere) {
    this.system = system.instant().truncatedTo(ChronoUnit.MICROS);
    InstantSource source = () -> this.system;
    Clock ahead = source.withZone(ZoneOffset.UTC);
    this.clock = clock.by(ahead);
    var assessment = new Assessment(rules, this.clock);
    this.decideNext = new DecideNext(rules, assessment, this.clock, ahead);
    this.goOut = new GoOut(assessment);
    this.elsewhere = elsewhere;
    this.reader = reader;
    this.told = told;
    this.counted = new ArrayList<>(reader.counted());
  }

  /** Begins with an enrolment of the reader as it stands. */
  public void follow(AsItStands enrolment) {
    timelines.put(enrolment.facts().enrolment(), new Timeline(enrolment));
  }

  /**
   * Time goes on to {@code moment}, and something has become known of an enrolment that is
   * followed: it is looked at then, as when an event is taken in.
   */
  public void learn(Instant moment, EnrolmentFacts facts, List<Occasion> happened) {
    passTo(moment);
    Objects.requireNonNull(timelines.get(facts.enrolment())).learn(facts, happened, clock.now());
  }

  /** Everything that is decided at moments before {@code end}, in the order of deciding. */
  public List<Decision> until(Instant end) {
    var decided = new ArrayList<Decision>();
    for (var next = next(end); next.isPresent(); next = next(end)) {
      passTo(next.get().due.dueAt());
      decided.addAll(step(next.get()));
    }
    return decided;
  }

  /** The channels on which the message of a decision of this run goes out, in their order. */
  public Set<Channel> channels(Decision decision) {
    return channels.getOrDefault(decision.id(), Set.of());
  }

  private Optional<Timeline> next(Instant end) {
    return timelines.values().stream()
        .filter(timeline -> timeline.due.dueAt().isBefore(end))
        .min((one, other) -> Due.IN_ORDER.compare(one.due, other.due));
  }

  private void passTo(Instant moment) {
    Duration distance = Duration.between(clock.now(), moment);
    if (distance.isPositive()) {
      system = system.plus(distance);
    }
  }

  private List<Decision> step(Timeline timeline) {
    var known =
        new Known(
            timeline.known,
            timeline.covered,
            List.copyOf(timeline.open),
            List.copyOf(timeline.folded),
            reader.with(List.copyOf(counted)).lastActive(lastActive()),
            told);
    List<Decision> recorded = timeline.take(decideNext.decide(known, timeline.times));
    goOut(recorded, timeline.known);
    for (Decision decision : recorded) {
      Instant countsAt = decision.countsAt();
      if (countsAt != null) {
        counted.add(countsAt);
      }
    }
    return recorded;
  }

  /** As {@link TellOtherwise} has it. */
  private void goOut(List<Decision> recorded, Moments moments) {
    if (recorded.isEmpty()) {
      return;
    }
    for (Decision decision : recorded) {
      Set<Channel> all = EnumSet.noneOf(Channel.class);
      if (decision.heldBack() == null) {
        all.add(Channel.EMAIL);
      }
      channels.put(decision.id(), all);
    }
    elsewhere.forEach(
        (channel, wishes) -> {
          List<Optional<Finding>> told = goOut.of(recorded, moments, wishes);
          for (int place = 0; place < recorded.size(); place++) {
            if (told.get(place).isPresent()) {
              Objects.requireNonNull(channels.get(recorded.get(place).id())).add(channel);
            }
          }
        });
  }

  private @Nullable Instant lastActive() {
    return timelines.values().stream()
        .flatMap(timeline -> timeline.lastActive.stream())
        .max(Instant::compareTo)
        .orElse(null);
  }

  /**
   * How deciding on an enrolment stands.
   *
   * @param coveredUntil the last moment that the rules were run for
   * @param dueAt when it is to be looked at; null when only an event can change anything
   * @param folded what waits for the next digest
   * @param decided keys and ids under which there are decisions
   */
  public record AsItStands(
      EnrolmentFacts facts,
      Instant coveredUntil,
      @Nullable Instant dueAt,
      List<Occasion> occasions,
      List<Finding> folded,
      Set<String> decided) {}

  /** What the database has of one enrolment. */
  private final class Timeline {

    private final List<Occasion> open;
    private final List<Finding> folded;
    private final Set<String> decided;
    private Moments known;
    private Optional<Instant> lastActive;
    private NavigableSet<Instant> times;
    private Instant covered;
    private Due due;

    Timeline(AsItStands enrolment) {
      known = new Moments(enrolment.facts());
      lastActive = enrolment.facts().lastActive();
      covered = enrolment.coveredUntil();
      times = rules.moments(enrolment.facts(), covered);
      due = due(Optional.ofNullable(enrolment.dueAt()));
      open = new ArrayList<>(enrolment.occasions());
      folded = new ArrayList<>(enrolment.folded());
      decided = new HashSet<>(enrolment.decided());
    }

    private Due due(Optional<Instant> at) {
      return new Due(known.facts().enrolment(), covered, at.orElse(Instant.MAX));
    }

    void learn(EnrolmentFacts now, List<Occasion> happened, Instant at) {
      known = new Moments(now);
      lastActive = now.lastActive();
      times = rules.moments(now, covered);
      note(happened);
      due = due(Optional.of(at));
    }

    /** As RunTimelines writes it; returns what the ledger takes. */
    List<Decision> take(Step step) {
      step.done().ifPresent(open::remove);
      note(step.digests());
      covered = step.coveredUntil();
      due = due(step.next());
      List<Decision> recorded = step.decisions().stream().filter(this::isNew).toList();
      if (recorded.stream().anyMatch(one -> one.finding() instanceof Finding.Digest)) {
        folded.clear();
      }
      recorded.stream().filter(Decision::isFolded).map(Decision::finding).forEach(folded::add);
      return recorded;
    }

    private boolean isNew(Decision decision) {
      String id = decision.id().toString();
      return !decided.contains(decision.ledgerKey())
          && decided.add(id)
          && decided.add(decision.ledgerKey());
    }

    private void note(List<Occasion> occasions) {
      occasions.stream()
          .filter(one -> open.stream().noneMatch(noted -> noted.isSame(one)))
          .forEach(open::add);
    }
  }
}
