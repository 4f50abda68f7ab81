package dev.milepost.progress.enrolling;

import dev.milepost.edge.problem.Problem;
import dev.milepost.progress.identity.Caller;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The one place that decides who may see an enrolment and what was done in it. What somebody may
 * not see is answered exactly as what does not exist.
 */
@Component
public class EnrolmentAccess {

  private final JdbcClient jdbc;

  EnrolmentAccess(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The enrolment, for the learner themself, the cohort's mentors, and the admins of its
   * organisation.
   *
   * @throws Problem 404 {@code not-found} for everyone else, as for one that does not exist
   */
  public Enrolment forReader(Caller caller, UUID enrolmentId) {
    return seen(caller, enrolmentId).enrolment();
  }

  /**
   * The enrolment, for the cohort's mentors and the admins of its organisation.
   *
   * @throws Problem 403 {@code not-allowed} for the learner themself, 404 {@code not-found} for
   *     everyone else, as for one that does not exist
   */
  public Enrolment forStaff(Caller caller, UUID enrolmentId) {
    Seen seen = seen(caller, enrolmentId);
    if (!seen.asStaff()) {
      throw Problem.notAllowed();
    }
    return seen.enrolment();
  }

  /** As {@link #forReader}, and whether the caller is of the staff. */
  Seen seen(Caller caller, UUID enrolmentId) {
    return find(caller, enrolmentId).orElseThrow(Problem::notFound);
  }

  private Optional<Seen> find(Caller caller, UUID enrolmentId) {
    return jdbc.sql(
            "select "
                + EnrolmentTables.COLUMNS
                + """
                ,
                       :admin or exists (select 1 from mentorship m
                                         where m.cohort_id = e.cohort_id
                                           and m.person_id = :personId) as as_staff
                from enrolment e join cohort c on c.id = e.cohort_id
                where e.id = :enrolment and c.organisation = :organisation
                """)
        .param("organisation", caller.organisation())
        .param("admin", caller.admin())
        .param("personId", caller.personId())
        .param("enrolment", enrolmentId)
        .query(
            (row, number) ->
                new Seen(EnrolmentTables.enrolment(row, number), row.getBoolean("as_staff")))
        .optional()
        .filter(seen -> seen.asStaff() || seen.enrolment().learnerId().equals(caller.personId()));
  }

  /**
   * @param asStaff by a mentor of the cohort or an admin, and not by the learner alone
   */
  record Seen(Enrolment enrolment, boolean asStaff) {}
}
