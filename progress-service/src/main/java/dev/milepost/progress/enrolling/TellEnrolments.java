package dev.milepost.progress.enrolling;

import dev.milepost.events.EnrolmentChanged;
import dev.milepost.events.EventIds;
import dev.milepost.messaging.Outbox;
import dev.milepost.progress.signals.ChangedCohorts;
import dev.milepost.time.BusinessClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the other services of enrolments as they now are, in the transaction that changes them, and
 * open dashboards that something has changed once it is committed.
 */
@Component
class TellEnrolments {

  /** Each event holds a whole plan, so that a large import is not held in memory at once. */
  private static final int AT_ONCE = 500;

  private final Outbox outbox;
  private final ChangedCohorts signals;
  private final BusinessClock clock;

  TellEnrolments(Outbox outbox, ChangedCohorts signals, BusinessClock clock) {
    this.outbox = outbox;
    this.signals = signals;
    this.clock = clock;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(List<Enrolment> enrolments, CohortPlans plans) {
    Instant now = clock.now();
    for (int from = 0; from < enrolments.size(); from += AT_ONCE) {
      int to = Math.min(from + AT_ONCE, enrolments.size());
      var events = new ArrayList<EnrolmentChanged>(to - from);
      for (Enrolment enrolment : enrolments.subList(from, to)) {
        events.add(event(enrolment, plans, now));
      }
      outbox.append(events);
    }
    signals.addOnceCommitted(
        enrolments.stream().map(Enrolment::cohortId).collect(Collectors.toSet()));
  }

  private static EnrolmentChanged event(Enrolment enrolment, CohortPlans plans, Instant at) {
    return new EnrolmentChanged(
        EventIds.at(at),
        enrolment.id(),
        enrolment.revision(),
        enrolment.learnerId(),
        enrolment.cohortId(),
        enrolment.enrolledAt(),
        enrolment.countsFrom(),
        enrolment.withdrawnOn(),
        plans.of(enrolment).byKey(plans.outline()),
        at);
  }
}
