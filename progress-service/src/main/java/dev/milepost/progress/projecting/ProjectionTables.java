package dev.milepost.progress.projecting;

import static dev.milepost.progress.projecting.UnnestColumns.column;

import dev.milepost.events.MilestoneEventType;
import dev.milepost.progress.pace.Pace;
import dev.milepost.progress.pace.Rhythm;
import dev.milepost.state.Marks;
import dev.milepost.state.MilestoneHistory;
import dev.milepost.state.MilestoneState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes what the log amounts to, a batch of enrolments in each statement. */
@Repository
class ProjectionTables {

  private static final JsonMapper JSON = new JsonMapper();

  private final JdbcClient jdbc;

  ProjectionTables(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Histories of the given milestones by enrolment, as far as there are any. */
  Map<UUID, Map<String, MilestoneHistory>> histories(Collection<Touched> touched) {
    var histories = new HashMap<UUID, Map<String, MilestoneHistory>>();
    jdbc.sql(
            """
            select s.enrolment_id, s.milestone, s.history
            from unnest(:learners::uuid[], :enrolments::uuid[], :milestones::text[])
                 as t(learner_id, enrolment_id, milestone)
            join milestone_state s using (learner_id, enrolment_id, milestone)
            """)
        .param("learners", column(touched, Touched::learner))
        .param("enrolments", column(touched, Touched::enrolment))
        .param("milestones", column(touched, Touched::milestone))
        .query(
            row -> {
              histories
                  .computeIfAbsent(
                      row.getObject("enrolment_id", UUID.class), enrolment -> new HashMap<>())
                  .put(row.getString("milestone"), history(row.getString("history")));
            });
    return histories;
  }

  /** Writes the changed states and the progress of these enrolments. */
  void write(Collection<EnrolmentFold> folds) {
    writeStates(folds);
    writeProgress(folds);
  }

  /** Removes all states of these enrolments, for a rebuild that writes them anew. */
  void clearStates(Collection<UUID> enrolments) {
    jdbc.sql(
            """
            delete from milestone_state s
            using enrolment n
            where n.id = any(:enrolments)
              and s.learner_id = n.learner_id and s.enrolment_id = n.id
            """)
        .param("enrolments", enrolments.toArray(UUID[]::new))
        .update();
  }

  private void writeStates(Collection<EnrolmentFold> folds) {
    var rows = new ArrayList<StateRow>();
    for (EnrolmentFold fold : folds) {
      fold.changedStates()
          .forEach((key, state) -> rows.add(new StateRow(fold, key, state, fold.history(key))));
    }
    if (rows.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into milestone_state
              (learner_id, enrolment_id, milestone, status, done_at, carried_over, submission_id, history)
            select * from unnest(:learners::uuid[], :enrolments::uuid[], :milestones::text[],
              :statuses::"char"[], :doneAt::timestamptz[], :carried::boolean[], :submissions::uuid[],
              :histories::jsonb[])
            on conflict (learner_id, enrolment_id, milestone) do update
            set status = excluded.status, done_at = excluded.done_at,
                carried_over = excluded.carried_over, submission_id = excluded.submission_id,
                history = excluded.history
            """)
        .param("learners", column(rows, row -> row.fold().facts().learner()))
        .param("enrolments", column(rows, row -> row.fold().facts().enrolment()))
        .param("milestones", column(rows, StateRow::milestone))
        .param("statuses", column(rows, row -> row.state().status().letter()))
        .param("doneAt", column(rows, row -> row.state().doneAt()))
        .param("carried", column(rows, row -> row.state().carriedOver()))
        .param("submissions", column(rows, row -> row.state().submission()))
        .param("histories", column(rows, row -> JSON.writeValueAsString(row.history().marks())))
        .update();
  }

  private void writeProgress(Collection<EnrolmentFold> folds) {
    List<ProgressRow> rows = folds.stream().map(ProgressRow::of).toList();
    jdbc.sql(
            """
            update enrolment_progress p
            set standing = r.standing, done_days = r.done_days::date[],
                milestones_done = r.milestones_done, points_done = r.points_done,
                stages_completed = r.stages_completed, current_stage = r.current_stage,
                next_due_day = r.next_due_day, done_through_day = r.done_through_day,
                active_days = r.active_days::date[], usual_gap_days = r.usual_gap_days,
                last_active_day = r.last_active_day, events = r.events
            from unnest(:learners::uuid[], :enrolments::uuid[], :standings::text[], :doneDays::text[],
                :milestones::int[], :points::int[], :stages::int[], :current::int[], :nextDue::date[],
                :doneThrough::date[], :activeDays::text[], :gaps::int[], :lastActive::date[],
                :events::int[])
              as r(learner_id, enrolment_id, standing, done_days, milestones_done, points_done,
                stages_completed, current_stage, next_due_day, done_through_day, active_days,
                usual_gap_days, last_active_day, events)
            where p.learner_id = r.learner_id and p.enrolment_id = r.enrolment_id
            """)
        .param("learners", column(rows, row -> row.facts().learner()))
        .param("enrolments", column(rows, row -> row.facts().enrolment()))
        .param("standings", column(rows, row -> row.progress().standing().line()))
        .param("doneDays", column(rows, row -> dateArray(row.progress().doneDays())))
        .param("milestones", column(rows, row -> row.progress().standing().milestonesDone()))
        .param("points", column(rows, row -> row.progress().standing().pointsDone()))
        .param("stages", column(rows, row -> row.progress().standing().stagesCompleted()))
        .param("current", column(rows, row -> row.progress().standing().currentStage()))
        .param("nextDue", column(rows, row -> row.pace().nextDue()))
        .param("doneThrough", column(rows, row -> row.pace().doneThrough()))
        .param("activeDays", column(rows, row -> dateArray(row.progress().activeDays())))
        .param("gaps", column(rows, row -> row.rhythm().usualGapDays()))
        .param("lastActive", column(rows, row -> row.rhythm().lastActive()))
        .param("events", column(rows, row -> row.progress().events()))
        .update();
  }

  /** PostgreSQL has no arrays of arrays of different lengths, so each goes as its literal. */
  private static String dateArray(List<? extends @Nullable LocalDate> days) {
    return days.stream()
        .map(day -> day == null ? "NULL" : day.toString())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static MilestoneHistory history(String json) {
    return new MilestoneHistory(
        JSON.readValue(
            json,
            JSON.getTypeFactory()
                .constructMapType(HashMap.class, MilestoneEventType.class, Marks.class)));
  }

  /** A milestone of an enrolment that events were added to. */
  record Touched(UUID learner, UUID enrolment, String milestone) {}

  private record StateRow(
      EnrolmentFold fold, String milestone, MilestoneState state, MilestoneHistory history) {}

  private record ProgressRow(EnrolmentFacts facts, Progress progress, Pace pace, Rhythm rhythm) {

    static ProgressRow of(EnrolmentFold fold) {
      Progress progress = fold.progress();
      return new ProgressRow(
          fold.facts(), progress, progress.pace(fold.facts().plan()), progress.rhythm());
    }
  }
}
