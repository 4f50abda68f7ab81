package dev.milepost.progress.projecting;

import static dev.milepost.progress.bulk.UnnestColumns.bytes;
import static dev.milepost.progress.bulk.UnnestColumns.column;
import static dev.milepost.progress.bulk.UnnestColumns.days;
import static dev.milepost.progress.bulk.UnnestColumns.ints;
import static dev.milepost.progress.bulk.UnnestColumns.longs;
import static dev.milepost.progress.bulk.UnnestColumns.uuids;

import dev.milepost.progress.bulk.UuidOrder;
import dev.milepost.progress.pace.Pace;
import dev.milepost.progress.pace.Rhythm;
import dev.milepost.progress.projecting.EnrolmentRows.Row;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes what the log amounts to, all enrolments of a batch in one statement. */
@Repository
class ProjectionTables {

  private final JdbcClient jdbc;

  ProjectionTables(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Moves enrolments on from the revision in which they were read. Nothing was locked until here:
   * two who read one revision cannot both write.
   *
   * @throws ConcurrencyFailureException when any of them was written by somebody else meanwhile;
   *     then the transaction has to be rolled back and done again
   */
  void advance(Collection<Advance> advances) {
    write(advances.stream().map(Written::onwards).sorted(Written.ORDER).toList());
  }

  private void write(List<Written> rows) {
    // Everybody locks in this order. Nothing indexed changes, so the new row stays on its page.
    int written =
        jdbc.sql(
                """
                update enrolment_progress p
                set revision = p.revision + 1, standing = r.standing, histories = r.histories,
                    milestones_done = r.milestones_done, points_done = r.points_done,
                    stages_completed = r.stages_completed, current_stage = r.current_stage,
                    next_due_day = date '1970-01-01' + r.next_due_day,
                    done_through_day = date '1970-01-01' + r.done_through_day,
                    active_days = case
                      when r.other_days is not null then r.other_days::date[]
                      when r.new_day is not null then p.active_days || (date '1970-01-01' + r.new_day)
                      else p.active_days end,
                    usual_gap_days = r.usual_gap_days,
                    last_active_day = date '1970-01-01' + r.last_active_day, events = r.events
                from unnest(:learners::uuid[], :enrolments::uuid[], :revisions::bigint[],
                    :standings::text[], :histories::bytea[], :milestones::int[], :points::int[],
                    :stages::int[], :current::int[], :nextDue::int[], :doneThrough::int[],
                    :newDays::int[], :otherDays::text[], :gaps::int[], :lastActive::int[], :events::int[])
                  as r(learner_id, enrolment_id, revision, standing, histories, milestones_done,
                    points_done, stages_completed, current_stage, next_due_day, done_through_day,
                    new_day, other_days, usual_gap_days, last_active_day, events)
                where p.learner_id = r.learner_id and p.enrolment_id = r.enrolment_id
                  and p.revision = r.revision
                """)
            .param("learners", uuids(rows, row -> row.facts().learner()))
            .param("enrolments", uuids(rows, row -> row.facts().enrolment()))
            .param("revisions", longs(rows, Written::revision))
            .param("standings", column(rows, row -> row.progress().standing().line()))
            .param("histories", bytes(rows, row -> row.progress().histories().packed()))
            .param("milestones", ints(rows, row -> row.progress().standing().milestonesDone()))
            .param("points", ints(rows, row -> row.progress().standing().pointsDone()))
            .param("stages", ints(rows, row -> row.progress().standing().stagesCompleted()))
            .param("current", ints(rows, row -> row.progress().standing().currentStage()))
            .param("nextDue", days(rows, row -> row.pace().nextDue()))
            .param("doneThrough", days(rows, row -> row.pace().doneThrough()))
            .param("newDays", ints(rows, Written::newDay))
            .param("otherDays", column(rows, Written::otherDays))
            .param("gaps", ints(rows, row -> row.rhythm().usualGapDays()))
            .param("lastActive", days(rows, row -> row.rhythm().lastActive()))
            .param("events", ints(rows, row -> row.progress().events()))
            .update();
    if (written != rows.size()) {
      throw new ConcurrencyFailureException(
          "%d of %d enrolments were changed meanwhile"
              .formatted(rows.size() - written, rows.size()));
    }
  }

  /**
   * Writes enrolments that were folded from nothing, with the window and plan that they now have.
   * They are locked by the caller.
   */
  void replace(Collection<Advance> folded) {
    write(folded.stream().map(Written::anew).sorted(Written.ORDER).toList());
    jdbc.sql(
            """
            update enrolment_progress p
            set counts_from = n.counts_from, withdrawn_on = n.withdrawn_on, plan_id = n.plan_id
            from unnest(:learners::uuid[], :enrolments::uuid[]) as r(learner_id, enrolment_id)
            join enrolment n on n.id = r.enrolment_id
            where p.learner_id = r.learner_id and p.enrolment_id = r.enrolment_id
              and (p.counts_from, p.withdrawn_on, p.plan_id)
                is distinct from (n.counts_from, n.withdrawn_on, n.plan_id)
            """)
        .param("learners", uuids(folded, one -> one.fold().facts().learner()))
        .param("enrolments", uuids(folded, one -> one.fold().facts().enrolment()))
        .update();
  }

  /** PostgreSQL has no arrays of arrays of different lengths, so each goes as its literal. */
  private static String dateArray(ActiveDays days) {
    return days.list().stream().map(LocalDate::toString).collect(Collectors.joining(",", "{", "}"));
  }

  /** A row as it was read, and what came of it. */
  record Advance(Row read, EnrolmentFold fold) {}

  /**
   * @param newDay the one day to be appended to the active ones; null when it is none or many
   * @param otherDays all active days, where more has changed than one appended; else null
   */
  private record Written(
      EnrolmentFacts facts,
      long revision,
      Progress progress,
      Pace pace,
      Rhythm rhythm,
      @Nullable Integer newDay,
      @Nullable String otherDays) {

    /** As PostgreSQL orders the table's key. */
    static final Comparator<Written> ORDER =
        Comparator.comparing((Written row) -> row.facts().learner(), UuidOrder.AS_POSTGRES)
            .thenComparing(row -> row.facts().enrolment(), UuidOrder.AS_POSTGRES);

    static Written onwards(Advance advance) {
      ActiveDays known = advance.fold().before().activeDays();
      ActiveDays days = advance.fold().activeDays();
      boolean appended = days.size() == known.size() + 1 && days.startsWith(known);
      return of(
          advance,
          appended ? days.last() : null,
          appended || days.equals(known) ? null : dateArray(days));
    }

    static Written anew(Advance advance) {
      return of(advance, null, dateArray(advance.fold().activeDays()));
    }

    private static Written of(
        Advance advance, @Nullable Integer newDay, @Nullable String otherDays) {
      EnrolmentFacts facts = advance.fold().facts();
      Progress progress = advance.fold().progress();
      return new Written(
          facts,
          advance.read().revision(),
          progress,
          progress.pace(facts.plan()),
          progress.rhythm(),
          newDay,
          otherDays);
    }
  }
}
