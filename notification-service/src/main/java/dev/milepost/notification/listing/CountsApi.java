package dev.milepost.notification.listing;

import dev.milepost.edge.signin.Operators;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.time.BusinessClock;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How much this service has heard of and decided on, for who compares it with the others. */
@Tag(name = "ledger")
@RestController
class CountsApi {

  private final Operators operators;
  private final JdbcClient jdbc;
  private final BusinessClock clock;

  CountsApi(Operators operators, JdbcClient jdbc, BusinessClock clock) {
    this.operators = operators;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Operation(
      summary = "Count what was heard of and decided on",
      description =
          "For operators; of all organisations, in one snapshot. Once the service has caught up and"
              + " nothing is `undecided`, every enrolment was welcomed, or not for a reason, or its"
              + " welcome waits for the reader's hours.")
  @ApiResponse(responseCode = "200", description = "The counts")
  @GetMapping("/api/v1/notifications/counts")
  HeardOf counts(SignedIn who) {
    operators.require(who);
    return jdbc.sql(
            """
            select (select count(*) from enrolment) as enrolments,
                   (select count(*) from milestone_event) as milestone_events,
                   (select count(*) from (
                      select enrolment from decision where rule = 'welcome'
                      union
                      select o.enrolment from occasion o
                      join timeline t on t.enrolment = o.enrolment
                      where o.rule = 'welcome' and t.due_at > :now) welcomed) as welcomes,
                   (select count(*) from occasion o
                    join timeline t on t.enrolment = o.enrolment
                    where t.due_at is null or t.due_at <= :now) as undecided
            """)
        .param("now", clock.now().atOffset(ZoneOffset.UTC))
        .query(
            (row, number) ->
                new HeardOf(
                    row.getLong("enrolments"),
                    row.getLong("milestone_events"),
                    row.getLong("welcomes"),
                    row.getLong("undecided")))
        .single();
  }

  /**
   * @param welcomes enrolments whose welcome was decided on, sent or not, or waits for the hours in
   *     which its reader is written to
   * @param undecided happenings that a decision is due on and was not made yet
   */
  record HeardOf(long enrolments, long milestoneEvents, long welcomes, long undecided) {}
}
