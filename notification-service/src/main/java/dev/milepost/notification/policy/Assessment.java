package dev.milepost.notification.policy;

import dev.milepost.notification.enrolment.CohortMoment;
import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.enrolment.Moments;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Finding.AboutCohort;
import dev.milepost.notification.rules.Finding.Digest;
import dev.milepost.notification.rules.MentorRules;
import dev.milepost.notification.rules.Rules;
import dev.milepost.time.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks the policy about a finding as things stand now: once when it is decided on, and once more
 * when it is about to be sent.
 */
public final class Assessment {

  private final Rules rules;
  private final MentorRules mentorRules = new MentorRules();
  private final BusinessClock clock;

  public Assessment(Rules rules, BusinessClock clock) {
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * Everything that is known counts, whenever it came. Time is the due moment and what has passed
   * since in system time: the days that a jump skipped are not held against a message.
   */
  public Assessed assess(Finding found, EnrolmentFacts facts, Times times, Recipient recipient) {
    return assess(found, List.of(), reached(new Moments(facts), times), times, recipient);
  }

  /**
   * The same for findings of one moment, in their order: what goes out may hold others back, and
   * counts against the reader's limits.
   */
  public List<Assessed> assessTogether(
      List<Finding> found, Moments moments, Times times, Recipient recipient) {
    Reached reached = reached(moments, times);
    List<Finding> goingOut =
        found.stream()
            .map(one -> assess(one, List.of(), reached, times, recipient))
            .filter(assessed -> assessed.heldBack().isEmpty())
            .map(Assessed::finding)
            .toList();
    var counted = new ArrayList<>(recipient.counted());
    var all = new ArrayList<Assessed>();
    for (Finding one : found) {
      Assessed assessed = assess(one, goingOut, reached, times, recipient.with(counted));
      assessed.countsAt().ifPresent(counted::add);
      all.add(assessed);
    }
    return all;
  }

  /**
   * The same for what a mentor is told of a cohort.
   *
   * @param now how the cohort stands: at the due moment when it is decided on, and at {@link
   *     #momentOf} it when it is about to be sent
   * @param toldWithIt what goes out to the same mentor at the same moment
   */
  public AssessedForMentor assess(
      AboutCohort found,
      CohortMoment now,
      Instant due,
      List<? extends Finding> toldWithIt,
      Recipient recipient) {
    ZoneId zone = now.mentor().zone();
    Optional<AboutCohort> left = mentorRules.stillTrue(found, now);
    var situation =
        new Situation(
            found.rule(),
            left,
            left,
            List.copyOf(toldWithIt),
            now,
            day(now.at(), zone),
            Duration.ZERO,
            clock.sinceReached(due),
            frequency(recipient, zone),
            recipient);
    return new AssessedForMentor(left.orElse(found), now.at(), HeldBack.reason(situation));
  }

  /**
   * The same for all that one mentor is told of a cohort at one moment, in its order: what goes out
   * may hold others back, and counts against the mentor's limits.
   */
  public List<AssessedForMentor> assessTogether(
      List<AboutCohort> found, CohortMoment now, Recipient recipient) {
    var counted = new ArrayList<>(recipient.counted());
    var goingOut = new ArrayList<AboutCohort>();
    var all = new ArrayList<AssessedForMentor>();
    for (AboutCohort one : found) {
      AssessedForMentor assessed =
          assess(one, now, now.at(), goingOut, recipient.with(List.copyOf(counted)));
      if (assessed.heldBack().isEmpty()) {
        goingOut.add(one);
      }
      assessed.countsAt().ifPresent(counted::add);
      all.add(assessed);
    }
    return all;
  }

  /** The moment of an assessment: when it is due, and what has passed since in system time. */
  public Instant momentOf(Instant due) {
    return later(due, clock.sinceReached(due));
  }

  private Assessed assess(
      Finding found, List<Finding> toldWithIt, Reached reached, Times times, Recipient recipient) {
    Moment now = reached.now();
    EnrolmentFacts facts = now.facts();
    LocalDate today = day(now.at(), facts.learnerZone());
    Optional<Finding> left = rules.stillTrue(found, now);
    Optional<Finding> wanted = left.flatMap(one -> wanted(one, now, recipient.wishes(), today));
    var situation =
        new Situation(
            found.rule(),
            left,
            wanted,
            toldWithIt,
            now,
            today,
            Duration.between(times.happened(), times.recorded()),
            reached.ago(),
            frequency(recipient, facts.learnerZone()),
            recipient);
    return new Assessed(wanted.orElse(found), now, HeldBack.reason(situation));
  }

  /** A digest of which nothing is wanted is still due where one comes with nothing kept, too. */
  private Optional<Finding> wanted(Finding left, Moment now, Wishes wishes, LocalDate today) {
    return wishes
        .without(left, now, today)
        .or(
            () ->
                left instanceof Digest digest
                    ? rules
                        .stillTrue(new Digest(digest.day(), List.of()), now)
                        .flatMap(overview -> wishes.without(overview, now, today))
                    : Optional.empty());
  }

  private Reached reached(Moments moments, Times times) {
    Duration ago = clock.sinceReached(times.due());
    return new Reached(ago, moments.now(later(times.due(), ago)));
  }

  private static Frequency frequency(Recipient recipient, ZoneId zone) {
    return new Frequency(recipient.counted().stream().map(at -> day(at, zone)).toList());
  }

  private static LocalDate day(Instant moment, ZoneId zone) {
    return LocalDate.ofInstant(moment, zone);
  }

  private static Instant later(Instant due, Duration passed) {
    return passed.isNegative() ? due : due.plus(passed);
  }

  /**
   * @param ago how long business time has been past the due moment, in system time
   * @param now the enrolment as it stands by then
   */
  private record Reached(Duration ago, Moment now) {}

  /**
   * @param happened when the happening was, as told; the due moment for what comes with time
   * @param recorded when it was recorded
   * @param due when the message is due
   */
  public record Times(Instant happened, Instant recorded, Instant due) {

    public static Times at(Instant moment) {
      return new Times(moment, moment, moment);
    }
  }

  /**
   * @param finding as it stands now and as the reader wants to hear of it; as it was found when
   *     nothing is left of it
   * @param now the moment that it was assessed at
   */
  public record Assessed(Finding finding, Moment now, Optional<HeldBack> heldBack) {

    /**
     * When it counts against the reader's limits; empty for what is held back or does not count.
     */
    public Optional<Instant> countsAt() {
      return heldBack.isEmpty() && finding.rule().category().isNudge()
          ? Optional.of(now.at())
          : Optional.empty();
    }
  }

  /**
   * As {@link Assessed}, for a mentor.
   *
   * @param at the moment that it was assessed at
   */
  public record AssessedForMentor(AboutCohort finding, Instant at, Optional<HeldBack> heldBack) {

    public Optional<Instant> countsAt() {
      return heldBack.isEmpty() && finding.rule().category().isNudge()
          ? Optional.of(at)
          : Optional.empty();
    }
  }
}
