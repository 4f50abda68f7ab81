package dev.milepost.progress.overview;

import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.pace.Pace;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import dev.milepost.state.Standing;
import dev.milepost.time.BusinessClock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads a person's own enrolments. */
@Repository
public class MyPaths {

  private final JdbcClient jdbc;
  private final PublishedRoadmaps roadmaps;
  private final BusinessClock clock;

  MyPaths(JdbcClient jdbc, PublishedRoadmaps roadmaps, BusinessClock clock) {
    this.jdbc = jdbc;
    this.roadmaps = roadmaps;
    this.clock = clock;
  }

  /** Those that go on first, the latest cohort first. */
  public List<MyPath> of(Caller caller) {
    // enrolment_by_learner.
    return jdbc.sql(
            """
            select e.id, e.withdrawn_on, c.name, c.roadmap, c.roadmap_version, c.zone,
                   p.standing, p.next_due_day, p.done_through_day
            from enrolment e
            join cohort c on c.id = e.cohort_id
            join enrolment_progress p on p.learner_id = e.learner_id and p.enrolment_id = e.id
            where e.learner_id = ?
            order by e.withdrawn_on is not null, c.start_day desc, e.id
            """)
        .param(caller.personId())
        .query((row, number) -> path(row))
        .list();
  }

  private MyPath path(ResultSet row) throws SQLException {
    var outline = roadmaps.pinned(row.getString("roadmap"), row.getInt("roadmap_version"));
    LocalDate today = clock.today(ZoneId.of(row.getString("zone")));
    LocalDate nextDue = row.getObject("next_due_day", LocalDate.class);
    var pace = new Pace(nextDue, row.getObject("done_through_day", LocalDate.class));
    return new MyPath(
        row.getObject("id", UUID.class),
        outline.roadmap().title(),
        row.getString("name"),
        new Standing(outline, row.getString("standing")).percent(),
        pace.daysAhead(today),
        nextDue,
        row.getObject("withdrawn_on", LocalDate.class));
  }

  /**
   * @param daysAhead of the plan, negative when behind it
   * @param nextDue null when everything required is done
   */
  public record MyPath(
      UUID enrolment,
      String roadmap,
      String cohort,
      int percent,
      int daysAhead,
      @Nullable LocalDate nextDue,
      @Nullable LocalDate withdrawn) {}
}
