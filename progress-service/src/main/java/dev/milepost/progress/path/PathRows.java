package dev.milepost.progress.path;

import dev.milepost.progress.histories.Histories;
import dev.milepost.progress.pace.Pace;
import dev.milepost.progress.pace.Plan;
import dev.milepost.progress.path.LearnerPath.CohortOfPath;
import dev.milepost.progress.path.PathRow.Done;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import dev.milepost.state.Outline;
import dev.milepost.state.Standing;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads one enrolment with everything that its path shows. */
@Repository
class PathRows {

  private final JdbcClient jdbc;
  private final PublishedRoadmaps roadmaps;

  PathRows(JdbcClient jdbc, PublishedRoadmaps roadmaps) {
    this.jdbc = jdbc;
    this.roadmaps = roadmaps;
  }

  /** The enrolment, which there is. */
  PathRow read(UUID enrolment) {
    return jdbc.sql(
            """
            select e.id, e.learner_id, person.name, person.zone as learner_zone, e.withdrawn_on,
                   plan.due_days,
                   c.slug, c.name as cohort, c.roadmap, c.roadmap_version, c.start_day, c.end_day, c.zone,
                   c.blackout_days,
                   p.standing, p.histories,
                   (select coalesce(string_agg(o.histories, '' order by o.revision desc), '')
                    from enrolment_past o
                    where o.learner_id = e.learner_id and o.enrolment_id = e.id) as past,
                   p.next_due_day, p.done_through_day, p.active_days
            from enrolment e
            join person on person.id = e.learner_id
            join cohort c on c.id = e.cohort_id
            join plan on plan.id = e.plan_id
            join enrolment_progress p on p.learner_id = e.learner_id and p.enrolment_id = e.id
            where e.id = ?
            """)
        .param(enrolment)
        .query((row, number) -> path(row))
        .single();
  }

  private static Map<String, Done> done(Standing standing, Histories histories, ZoneId zone) {
    Outline outline = standing.outline();
    return IntStream.range(0, outline.size())
        .filter(standing::isDone)
        .boxed()
        .collect(
            Collectors.toMap(
                place -> outline.milestone(place).key(),
                place ->
                    Done.of(histories.at(place).state(outline.milestone(place).review()), zone)));
  }

  private PathRow path(ResultSet row) throws SQLException {
    var outline = roadmaps.pinned(row.getString("roadmap"), row.getInt("roadmap_version"));
    var standing = new Standing(outline, row.getString("standing"));
    return new PathRow(
        row.getObject("id", UUID.class),
        row.getObject("learner_id", UUID.class),
        row.getString("name"),
        ZoneId.of(row.getString("learner_zone")),
        row.getObject("withdrawn_on", LocalDate.class),
        cohort(row, outline.roadmap().title()),
        Set.copyOf(allDays(row.getArray("blackout_days"))),
        new Plan(allDays(row.getArray("due_days"))),
        standing,
        new Pace(
            row.getObject("next_due_day", LocalDate.class),
            row.getObject("done_through_day", LocalDate.class)),
        allDays(row.getArray("active_days")),
        done(
            standing,
            Histories.of(row.getBytes("histories")).whole(row.getBytes("past")),
            ZoneId.of(row.getString("zone"))));
  }

  private static CohortOfPath cohort(ResultSet row, String roadmapTitle) throws SQLException {
    return new CohortOfPath(
        row.getString("slug"),
        row.getString("cohort"),
        row.getString("roadmap"),
        row.getInt("roadmap_version"),
        roadmapTitle,
        row.getObject("start_day", LocalDate.class),
        row.getObject("end_day", LocalDate.class),
        row.getString("zone"));
  }

  private static List<LocalDate> allDays(Array array) throws SQLException {
    return Arrays.stream((Date[]) array.getArray()).map(Date::toLocalDate).toList();
  }
}
