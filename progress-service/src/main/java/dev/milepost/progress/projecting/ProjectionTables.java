package dev.milepost.progress.projecting;

import static dev.milepost.progress.bulk.UnnestColumns.uuids;

import dev.milepost.progress.histories.Kept;
import dev.milepost.progress.projecting.EnrolmentRows.Key;
import dev.milepost.progress.projecting.EnrolmentRows.Row;
import java.util.Collection;
import java.util.List;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes what the log amounts to, all enrolments of a batch in one statement. */
@Repository
class ProjectionTables {

  /**
   * Nothing indexed changes, so the new row stays on its page and all indexes are left alone (HOT).
   */
  private static final String WRITE =
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
      """;

  private final JdbcClient jdbc;
  private final PastHistories past;

  ProjectionTables(JdbcClient jdbc, PastHistories past) {
    this.jdbc = jdbc;
    this.past = past;
  }

  /**
   * Moves enrolments on from the revision in which they were read. Nothing was locked until here:
   * two who read one revision cannot both write.
   *
   * @throws ConcurrencyFailureException when any of them was written by somebody else meanwhile;
   *     then the transaction has to be rolled back and done again
   */
  void advance(Collection<Advance> advances) {
    write(ProgressColumns.of(advances, false));
    past.add(advances);
  }

  private void write(ProgressColumns rows) {
    int written = rows.bindTo(jdbc.sql(WRITE)).update();
    if (written != rows.rows()) {
      throw new ConcurrencyFailureException(
          "%d of %d enrolments were changed meanwhile"
              .formatted(rows.rows() - written, rows.rows()));
    }
  }

  /**
   * Writes enrolments that were folded from nothing, with the window and plan that they now have.
   * They are locked by the caller.
   */
  void replace(Collection<Advance> folded) {
    write(ProgressColumns.of(folded, true));
    List<Key> keys = folded.stream().map(Advance::key).toList();
    past.delete(keys);
    past.add(folded);
    takeWindowsAndPlans(keys);
  }

  /**
   * Writes enrolments that were carried over to another version of the roadmap, with the plan that
   * they now have. They are locked by the caller.
   */
  void move(Collection<Advance> carried) {
    write(ProgressColumns.of(carried, false));
    List<Key> keys = carried.stream().map(Advance::key).toList();
    past.delete(keys);
    past.add(carried);
    takeWindowsAndPlans(keys);
  }

  private void takeWindowsAndPlans(List<Key> keys) {
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
        .param("learners", uuids(keys, Key::learner))
        .param("enrolments", uuids(keys, Key::enrolment))
        .update();
  }

  /**
   * A row as it was read, and what came of it.
   *
   * @param kept of the histories that {@code fold} came to, what stays in the row
   */
  record Advance(Row read, EnrolmentFold fold, Kept kept) {

    static Advance of(Row read, EnrolmentFold fold) {
      Progress progress = fold.progress();
      return new Advance(read, fold, Kept.of(progress.standing(), progress.histories()));
    }

    Key key() {
      return Key.of(read);
    }

    /** That the row then has. */
    long revision() {
      return read.revision() + 1;
    }

    /** The row as it then is. */
    Row written() {
      return new Row(fold.facts(), fold.progress().keeping(kept.here()), revision());
    }
  }
}
