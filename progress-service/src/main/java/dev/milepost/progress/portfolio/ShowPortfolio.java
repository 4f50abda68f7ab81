package dev.milepost.progress.portfolio;

import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.progress.path.LearnerPath;
import dev.milepost.progress.path.ShowPath;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Shows what a learner has earned. Whether somebody may see it has been settled before. */
@Component
class ShowPortfolio {

  private final JdbcClient jdbc;
  private final ShowPath paths;
  private final PublishedRoadmaps roadmaps;

  ShowPortfolio(JdbcClient jdbc, ShowPath paths, PublishedRoadmaps roadmaps) {
    this.jdbc = jdbc;
    this.paths = paths;
    this.roadmaps = roadmaps;
  }

  /**
   * The portfolio of one moment.
   *
   * @param enrolment one that there is
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Portfolio show(UUID enrolment) {
    LearnerPath path = paths.show(enrolment);
    Roadmap roadmap =
        roadmaps.pinned(path.cohort().roadmap(), path.cohort().roadmapVersion()).roadmap();
    var earned = new Earned(roadmap, path, evidence(enrolment));
    return new Portfolio(
        enrolment,
        path.name(),
        path.cohort().name(),
        roadmap.title(),
        path.today(),
        earned.stagesCompleted(),
        roadmap.stages().size(),
        earned.keywords(),
        earned.projects(),
        earned.questions());
  }

  /** By milestone, what was handed in last; nothing that was taken back or does not count. */
  private Map<String, String> evidence(UUID enrolment) {
    // By the log's index on the learner, in the partition of one term.
    return jdbc
        .sql(
            """
            select distinct on (milestone) milestone, evidence
            from (
              select v.milestone, v.type, v.evidence, v.occurred_at, v.event_id,
                     max(v.occurred_at) filter (where v.type = 'revoked')
                       over (partition by v.milestone) as revoked_at
              from enrolment e
              join cohort c on c.id = e.cohort_id
              join milestone_event v
                on v.term = c.term and v.learner_id = e.learner_id and v.enrolment_id = e.id
              cross join lateral (select (v.occurred_at at time zone c.zone)::date as day) d
              where e.id = ?
                and coalesce(d.day >= e.counts_from, true) and coalesce(d.day <= e.withdrawn_on, true)
            ) counted
            where type in ('submitted', 'completed') and evidence <> ''
              and occurred_at > coalesce(revoked_at, '-infinity')
            order by milestone, occurred_at desc, event_id desc
            """)
        .param(enrolment)
        .query((row, number) -> Map.entry(row.getString("milestone"), row.getString("evidence")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
