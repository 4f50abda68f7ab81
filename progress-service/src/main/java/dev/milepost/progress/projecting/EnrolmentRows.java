package dev.milepost.progress.projecting;

import dev.milepost.progress.pace.Plan;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import dev.milepost.state.Standing;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads enrolments, with what they are folded by and where they stand. */
@Repository
class EnrolmentRows {

  private final JdbcClient jdbc;
  private final PublishedRoadmaps roadmaps;

  EnrolmentRows(JdbcClient jdbc, PublishedRoadmaps roadmaps) {
    this.jdbc = jdbc;
    this.roadmaps = roadmaps;
  }

  /**
   * Locks the progress of these enrolments until the transaction ends, always in the same order,
   * and then reads them: a change of plan or window that was under way is waited for and seen.
   */
  Map<UUID, Row> lock(Collection<UUID> enrolments) {
    jdbc.sql(
            """
            select enrolment_id from enrolment_progress
            where enrolment_id = any(:enrolments)
            order by enrolment_id
            for update
            """)
        .param("enrolments", enrolments.toArray(UUID[]::new))
        .query(row -> {});
    return read(enrolments);
  }

  Map<UUID, Row> read(Collection<UUID> enrolments) {
    var rows = new HashMap<UUID, Row>();
    jdbc.sql(
            """
            select n.id, n.learner_id, n.cohort_id, n.counts_from, n.withdrawn_on, l.due_days,
                   c.term, c.zone, c.roadmap, c.roadmap_version,
                   p.standing, p.done_days, p.active_days, p.events
            from enrolment n
            join cohort c on c.id = n.cohort_id
            join plan l on l.id = n.plan_id
            join enrolment_progress p on p.learner_id = n.learner_id and p.enrolment_id = n.id
            where n.id = any(:enrolments)
            """)
        .param("enrolments", enrolments.toArray(UUID[]::new))
        .query(
            row -> {
              rows.put(row.getObject("id", UUID.class), row(row));
            });
    return rows;
  }

  private Row row(ResultSet row) throws SQLException {
    var outline = roadmaps.pinned(row.getString("roadmap"), row.getInt("roadmap_version"));
    return new Row(
        new EnrolmentFacts(
            row.getObject("id", UUID.class),
            row.getObject("learner_id", UUID.class),
            row.getObject("cohort_id", UUID.class),
            row.getString("term"),
            ZoneId.of(row.getString("zone")),
            row.getObject("counts_from", LocalDate.class),
            row.getObject("withdrawn_on", LocalDate.class),
            outline,
            new Plan(allDays(row.getArray("due_days")))),
        new Progress(
            new Standing(outline, row.getString("standing")),
            days(row.getArray("done_days")),
            allDays(row.getArray("active_days")),
            row.getInt("events")));
  }

  private static List<@Nullable LocalDate> days(Array array) throws SQLException {
    var days = new ArrayList<@Nullable LocalDate>();
    for (Date day : (Date[]) array.getArray()) {
      days.add(day == null ? null : day.toLocalDate());
    }
    return days;
  }

  private static List<LocalDate> allDays(Array array) throws SQLException {
    return Arrays.stream((Date[]) array.getArray()).map(Date::toLocalDate).toList();
  }

  record Row(EnrolmentFacts facts, Progress progress) {}
}
