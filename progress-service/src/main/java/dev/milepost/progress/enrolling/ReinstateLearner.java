package dev.milepost.progress.enrolling;

import dev.milepost.edge.problem.Problem;
import dev.milepost.progress.cohorts.Cohorts;
import dev.milepost.progress.identity.Caller;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The staff of a cohort take a withdrawal back. */
@Component
public class ReinstateLearner {

  private final EnrolmentAccess access;
  private final Cohorts cohorts;
  private final ChangeEnrolments changes;

  ReinstateLearner(EnrolmentAccess access, Cohorts cohorts, ChangeEnrolments changes) {
    this.access = access;
    this.cohorts = cohorts;
    this.changes = changes;
  }

  /**
   * All events count again that did before the withdrawal, and those of the time since. Changes
   * nothing for who has not withdrawn.
   *
   * @throws Problem {@code not-allowed} for the learner themself, {@code not-found} for who may not
   *     see the enrolment
   */
  @Transactional
  public void reinstate(Caller caller, UUID enrolmentId) {
    Enrolment enrolment = access.forStaff(caller, enrolmentId);
    changes.change(
        cohorts.holdStill(enrolment.cohortId()),
        List.of(enrolmentId),
        known -> known.withdrawn(null));
  }
}
