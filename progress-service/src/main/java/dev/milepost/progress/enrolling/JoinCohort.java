package dev.milepost.progress.enrolling;

import dev.milepost.edge.problem.Problem;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortAccess;
import dev.milepost.progress.cohorts.Cohorts;
import dev.milepost.progress.identity.Caller;
import dev.milepost.time.BusinessClock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Somebody joins a cohort by themselves, or comes back to it. */
@Component
public class JoinCohort {

  private final CohortAccess access;
  private final Cohorts cohorts;
  private final EnrolmentTables tables;
  private final EnrolPersons enrol;
  private final ChangeEnrolments changes;
  private final BusinessClock clock;

  JoinCohort(
      CohortAccess access,
      Cohorts cohorts,
      EnrolmentTables tables,
      EnrolPersons enrol,
      ChangeEnrolments changes,
      BusinessClock clock) {
    this.access = access;
    this.cohorts = cohorts;
    this.tables = tables;
    this.enrol = enrol;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * Changes nothing for who is in the cohort already. Who had withdrawn is enrolled again, with the
   * plan of before.
   *
   * @throws Problem {@code not-found} for a cohort that the caller may not see, {@code
   *     cohort-not-open} for one that is closed or over
   */
  @Transactional
  public Enrolled join(Caller caller, String slug) {
    return enter(
        caller,
        access.forReader(caller, slug).id(),
        cohort -> {
          if (!isOpen(cohort)) {
            throw EnrolmentProblems.notOpen();
          }
        });
  }

  /** Whether whoever sees the cohort can join it: it is open and not over. */
  boolean isOpen(Cohort cohort) {
    return cohort.open() && !clock.today(cohort.zone()).isAfter(cohort.endDay());
  }

  /**
   * As {@link #join}, for whoever has another leave to enter than that the cohort is open.
   *
   * @param admit is asked once, unless they are in the cohort already; throws to refuse
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Enrolled enter(Caller caller, UUID cohortId, Consumer<Cohort> admit) {
    Cohort cohort = cohorts.holdStill(cohortId);
    Optional<Enrolment> known = tables.ofLearner(cohort.id(), caller.personId());
    if (known.isPresent() && known.get().withdrawnOn() == null) {
      return enrolled(known.get(), Enrolled.Outcome.UNCHANGED);
    }
    admit.accept(cohort);
    if (known.isEmpty()) {
      var enrolled = enrol.enrol(cohort, Map.of(caller.personId(), EnrolmentDates.NONE));
      return Objects.requireNonNull(enrolled.get(caller.personId()));
    }
    changes.change(cohort, List.of(known.get().id()), enrolment -> enrolment.withdrawn(null));
    return enrolled(known.get(), Enrolled.Outcome.CHANGED);
  }

  private static Enrolled enrolled(Enrolment enrolment, Enrolled.Outcome outcome) {
    return new Enrolled(enrolment.id(), enrolment.learnerId(), outcome);
  }
}
