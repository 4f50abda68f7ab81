package dev.milepost.notification.rules;

import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Moment;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** A reason to write that comes with time. */
public sealed interface TimedRule<F extends Finding>
    permits MilestoneDueSoonRule,
        StageDueSoonRule,
        OverdueRule,
        PlanDeficitRule,
        SilenceRule,
        StreakAtRiskRule,
        WeeklyDigestRule {

  Rule rule();

  /** The moments, in any order, at which this rule may find something as things stand. */
  Stream<Instant> moments(EnrolmentFacts facts);

  /** What there is to say at one of those moments. */
  Stream<F> findings(Moment moment);

  /** The finding as it stands later, on its way out; empty when there is nothing left to say. */
  Optional<F> stillTrue(F finding, Moment now);
}
