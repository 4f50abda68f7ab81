package dev.milepost.progress.operating;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Counts what was recorded, for whoever knows from elsewhere how much it must be. */
@RestController
@Tag(name = "Operating")
class CountsApi {

  private final JdbcClient jdbc;

  CountsApi(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Operation(
      summary = "Count what was recorded",
      description = "For admins, to hold an import against its source. Reads the event log.")
  @ApiResponse(responseCode = "200", description = "The counts")
  @GetMapping("/api/v1/verification/counts")
  Counts count(
      SignedIn signedIn,
      @Parameter(description = "Only cohorts whose slug begins with this", example = "ml-")
          @RequestParam(defaultValue = "")
          String cohorts) {
    if (!signedIn.admin()) {
      throw Problem.notAllowed();
    }
    return jdbc.sql(
            """
            with chosen as (
              select id, zone, term from cohort
              where organisation = :organisation and starts_with(slug, :prefix)
            ), enrolled as (
              select n.*, c.zone, c.term from chosen c join enrolment n on n.cohort_id = c.id
            ), recorded as (
              select e.carried_over,
                     (e.occurred_at at time zone n.zone)::date as day, n.counts_from, n.withdrawn_on
              from enrolled n
              join milestone_event e
                on e.term = n.term and e.learner_id = n.learner_id and e.enrolment_id = n.id
            )
            select
              (select count(*) from chosen) as cohorts,
              (select count(distinct learner_id) from enrolled) as learners,
              (select count(*) from enrolled) as enrolments,
              (select count(*) from enrolled where withdrawn_on is not null) as withdrawals,
              count(*) as events,
              count(*) filter (where carried_over) as carried_over,
              count(*) filter (where day < counts_from or day > withdrawn_on) as outside_enrolment
            from recorded
            """)
        .param("organisation", signedIn.organisation())
        .param("prefix", cohorts)
        .query(Counts.class)
        .single();
  }

  /**
   * @param learners persons, each counted once
   * @param carriedOver of the events
   * @param outsideEnrolment of the events: recorded, but before the first or after the last day
   *     that counts
   */
  record Counts(
      long cohorts,
      long learners,
      long enrolments,
      long withdrawals,
      long events,
      long carriedOver,
      long outsideEnrolment) {}
}
