package dev.milepost.progress.cohorts;

import dev.milepost.edge.problem.Problem;
import dev.milepost.progress.identity.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The one place that decides who may see or change a cohort. What somebody may not see is answered
 * exactly as what does not exist, so that nobody learns which cohorts there are.
 */
@Component
public class CohortAccess {

  private final JdbcClient jdbc;
  private final Cohorts cohorts;

  CohortAccess(JdbcClient jdbc, Cohorts cohorts) {
    this.jdbc = jdbc;
    this.cohorts = cohorts;
  }

  /**
   * For what only admins do, whatever the cohort.
   *
   * @throws Problem 403 {@code not-allowed} for everyone else
   */
  public void requireAdmin(Caller caller) {
    if (!caller.admin()) {
      throw Problem.notAllowed();
    }
  }

  /**
   * The cohort, for an admin of its organisation.
   *
   * @throws Problem 403 {@code not-allowed} for who is no admin, 404 {@code not-found} for a cohort
   *     that the organisation does not have
   */
  public Cohort forAdmin(Caller caller, String slug) {
    requireAdmin(caller);
    return cohorts.find(caller.organisation(), slug).orElseThrow(Problem::notFound);
  }

  /**
   * The cohort with all that its learners do, for its mentors and the admins of its organisation.
   *
   * @throws Problem 404 {@code not-found} for everyone else, as for a cohort that does not exist
   */
  public Cohort forStaff(Caller caller, String slug) {
    return cohorts
        .find(caller.organisation(), slug)
        .filter(cohort -> caller.admin() || mentors(caller, cohort))
        .orElseThrow(Problem::notFound);
  }

  /**
   * What the cohort is, without its learners: for its staff and its learners, and for everyone of
   * the organisation while it is open.
   *
   * @throws Problem 404 {@code not-found} for everyone else, as for a cohort that does not exist
   */
  public Cohort forReader(Caller caller, String slug) {
    return cohorts
        .find(caller.organisation(), slug)
        .filter(
            cohort ->
                caller.admin()
                    || cohort.open()
                    || mentors(caller, cohort)
                    || learnsIn(caller, cohort))
        .orElseThrow(Problem::notFound);
  }

  private boolean mentors(Caller caller, Cohort cohort) {
    return exists(
        "select exists (select 1 from mentorship where cohort_id = ? and person_id = ?)",
        caller,
        cohort);
  }

  private boolean learnsIn(Caller caller, Cohort cohort) {
    return exists(
        "select exists (select 1 from enrolment where cohort_id = ? and learner_id = ?)",
        caller,
        cohort);
  }

  private boolean exists(String sql, Caller caller, Cohort cohort) {
    return jdbc.sql(sql).params(cohort.id(), caller.personId()).query(Boolean.class).single();
  }
}
