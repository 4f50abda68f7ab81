package dev.milepost.notification.policy;

import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.rules.Category;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Rules;
import dev.milepost.time.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks the policy about a finding as things stand now: once when it is decided on, and once more
 * when it is about to be sent.
 */
public final class Assessment {

  private final Rules rules;
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
    return assess(found, List.of(), facts, times, recipient);
  }

  /** The same for findings of one moment, in their order: what goes out may hold others back. */
  public List<Assessed> assessTogether(
      List<Finding> found, EnrolmentFacts facts, Times times, Recipient recipient) {
    List<Finding> goingOut =
        found.stream()
            .map(one -> assess(one, facts, times, recipient))
            .filter(assessed -> assessed.heldBack().isEmpty())
            .map(Assessed::finding)
            .toList();
    return found.stream().map(one -> assess(one, goingOut, facts, times, recipient)).toList();
  }

  private Assessed assess(
      Finding found,
      List<Finding> toldWithIt,
      EnrolmentFacts facts,
      Times times,
      Recipient recipient) {
    Duration reachedAgo = clock.sinceReached(times.due());
    Moment now = Moment.now(facts, later(times.due(), reachedAgo));
    Optional<Finding> left = rules.stillTrue(found, now);
    var situation =
        new Situation(
            left,
            toldWithIt,
            found.rule().category(),
            now,
            Duration.between(times.happened(), times.recorded()),
            reachedAgo,
            recipient.unwanted(),
            recipient.reachable(),
            recipient.askedFor());
    return new Assessed(left.orElse(found), now, HeldBack.reason(situation));
  }

  private static Instant later(Instant due, Duration passed) {
    return passed.isNegative() ? due : due.plus(passed);
  }

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

  public record Recipient(Set<Category> unwanted, boolean reachable, boolean askedFor) {}

  /**
   * @param finding as it stands now; as it was found when nothing is left of it
   * @param now the moment that it was assessed at
   */
  public record Assessed(Finding finding, Moment now, Optional<HeldBack> heldBack) {}
}
