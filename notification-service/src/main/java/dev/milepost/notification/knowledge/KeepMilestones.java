package dev.milepost.notification.knowledge;

import dev.milepost.events.MilestoneReported;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps milestone events, each once, with what the fold needs and without notes or evidence. */
@Component
public class KeepMilestones {

  private final JdbcClient jdbc;

  KeepMilestones(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes events in the order of their partition: of two with one id the first stands. */
  public void keep(List<MilestoneReported> events) {
    jdbc.sql(
            """
            insert into milestone_event (enrolment, id, milestone, type, submission, occurred_at,
                                         carried_over, reported_at)
            select * from unnest(:enrolments::uuid[], :ids::uuid[], :milestones::text[],
                                 :types::text[], :submissions::uuid[], :occurred::timestamptz[],
                                 :carriedOver::boolean[], :reported::timestamptz[])
            on conflict do nothing
            """)
        .param("enrolments", events.stream().map(MilestoneReported::enrolment).toArray(UUID[]::new))
        .param("ids", events.stream().map(MilestoneReported::id).toArray(UUID[]::new))
        .param(
            "milestones", events.stream().map(MilestoneReported::milestone).toArray(String[]::new))
        .param(
            "types", events.stream().map(event -> event.type().wireName()).toArray(String[]::new))
        .param(
            "submissions", events.stream().map(MilestoneReported::submission).toArray(UUID[]::new))
        .param("occurred", times(events, MilestoneReported::occurredAt))
        .param("reported", times(events, MilestoneReported::reportedAt))
        .param(
            "carriedOver",
            events.stream().map(MilestoneReported::carriedOver).toArray(Boolean[]::new))
        .update();
  }

  private static String[] times(
      List<MilestoneReported> events, Function<MilestoneReported, Instant> time) {
    return events.stream()
        .map(event -> time.apply(event).atOffset(ZoneOffset.UTC).toString())
        .toArray(String[]::new);
  }
}
