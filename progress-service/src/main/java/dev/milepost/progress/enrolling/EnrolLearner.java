package dev.milepost.progress.enrolling;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Fault;
import dev.milepost.edge.problem.Problem;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortAccess;
import dev.milepost.progress.cohorts.Cohorts;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.FieldReader;
import dev.milepost.time.BusinessClock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A mentor or an admin enrols one learner. */
@Component
public class EnrolLearner {

  private final CohortAccess access;
  private final Cohorts cohorts;
  private final EnrolNewcomers enrol;
  private final BusinessClock clock;

  EnrolLearner(CohortAccess access, Cohorts cohorts, EnrolNewcomers enrol, BusinessClock clock) {
    this.access = access;
    this.cohorts = cohorts;
    this.enrol = enrol;
    this.clock = clock;
  }

  /**
   * Enrols the learner, or changes an enrolment that is there as far as the request says.
   *
   * @throws Problem {@code not-found} for who is no staff of the cohort, or {@code invalid-fields}
   */
  @Transactional
  public Enrolled enrol(Caller caller, String slug, EnrolmentRequest request) {
    Cohort cohort = cohorts.holdStill(access.forStaff(caller, slug).id());
    var fields = new FieldReader();
    var rules = new EnrolmentRules(cohort, caller, clock.today(cohort.zone()));
    EnrolmentWish wish = rules.read(request, fields);
    fields.refuseFaults();
    var result = enrol.enrol(cohort, List.of(wish));
    if (!result.clashes().isEmpty()) {
      throw new Problem(EdgeProblems.INVALID_FIELDS, "An id cannot be given.")
          .at(List.<Fault>copyOf(result.clashes().values()));
    }
    return result.enrolled().getFirst();
  }
}
