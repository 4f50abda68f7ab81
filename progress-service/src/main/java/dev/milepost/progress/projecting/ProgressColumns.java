package dev.milepost.progress.projecting;

import dev.milepost.progress.bulk.UuidArray;
import dev.milepost.progress.bulk.UuidOrder;
import dev.milepost.progress.pace.Pace;
import dev.milepost.progress.pace.Rhythm;
import dev.milepost.progress.projecting.ProjectionTables.Advance;
import dev.milepost.state.Standing;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * What comes of a batch of folds, laid out in columns for one statement. One pass over the rows
 * fills all columns: there are as many rows as events.
 */
final class ProgressColumns {

  /** As PostgreSQL orders the table's key. */
  private static final Comparator<Advance> BY_KEY =
      (one, other) -> {
        EnrolmentFacts a = one.fold().facts();
        EnrolmentFacts b = other.fold().facts();
        int byLearner = UuidOrder.AS_POSTGRES.compare(a.learner(), b.learner());
        return byLearner != 0
            ? byLearner
            : UuidOrder.AS_POSTGRES.compare(a.enrolment(), b.enrolment());
      };

  private final UUID[] learners;
  private final UUID[] enrolments;
  private final long[] revisions;
  private final String[] standings;
  private final byte[][] histories;
  private final int[] milestones;
  private final int[] points;
  private final int[] stages;
  private final int[] current;
  private final @Nullable Integer[] nextDue;
  private final @Nullable Integer[] doneThrough;
  private final @Nullable Integer[] newDays;
  private final @Nullable String[] otherDays;
  private final @Nullable Integer[] gaps;
  private final @Nullable Integer[] lastActive;
  private final int[] events;

  private ProgressColumns(int rows) {
    learners = new UUID[rows];
    enrolments = new UUID[rows];
    revisions = new long[rows];
    standings = new String[rows];
    histories = new byte[rows][];
    milestones = new int[rows];
    points = new int[rows];
    stages = new int[rows];
    current = new int[rows];
    nextDue = new Integer[rows];
    doneThrough = new Integer[rows];
    newDays = new Integer[rows];
    otherDays = new String[rows];
    gaps = new Integer[rows];
    lastActive = new Integer[rows];
    events = new int[rows];
  }

  /**
   * In the order of the table's key, in which everybody locks.
   *
   * @param anew whether all active days are to be written, or just what is new of them
   */
  static ProgressColumns of(Collection<Advance> advances, boolean anew) {
    Advance[] rows = advances.toArray(Advance[]::new);
    Arrays.sort(rows, BY_KEY);
    var columns = new ProgressColumns(rows.length);
    for (int row = 0; row < rows.length; row++) {
      columns.put(row, rows[row]);
      columns.putActiveDays(row, rows[row].fold(), anew);
    }
    return columns;
  }

  private void put(int row, Advance advance) {
    EnrolmentFacts facts = advance.fold().facts();
    Progress progress = advance.fold().progress();
    Standing standing = progress.standing();
    Pace pace = progress.pace(facts.plan());
    Rhythm rhythm = progress.rhythm();
    learners[row] = facts.learner();
    enrolments[row] = facts.enrolment();
    revisions[row] = advance.read().revision();
    standings[row] = standing.line();
    histories[row] = advance.kept().here().packed();
    milestones[row] = standing.milestonesDone();
    points[row] = standing.pointsDone();
    stages[row] = standing.stagesCompleted();
    current[row] = standing.currentStage();
    nextDue[row] = epochDay(pace.nextDue());
    doneThrough[row] = epochDay(pace.doneThrough());
    gaps[row] = rhythm.usualGapDays();
    lastActive[row] = epochDay(rhythm.lastActive());
    events[row] = progress.events();
  }

  /** Nearly always one day comes after the others, and all that has to be sent is that day. */
  private void putActiveDays(int row, EnrolmentFold fold, boolean anew) {
    ActiveDays known = fold.before().activeDays();
    ActiveDays days = fold.activeDays();
    if (!anew && days.size() == known.size() + 1 && days.startsWith(known)) {
      newDays[row] = days.last();
    } else if (anew || !days.equals(known)) {
      // PostgreSQL has no arrays of arrays of different lengths, so each goes as its literal.
      otherDays[row] =
          days.list().stream().map(LocalDate::toString).collect(Collectors.joining(",", "{", "}"));
    }
  }

  private static @Nullable Integer epochDay(@Nullable LocalDate day) {
    return day == null ? null : Math.toIntExact(day.toEpochDay());
  }

  int rows() {
    return learners.length;
  }

  /** Binds the parameters, each named as its column here; days count from 1970-01-01. */
  StatementSpec bindTo(StatementSpec statement) {
    return statement
        .param("learners", new UuidArray(learners))
        .param("enrolments", new UuidArray(enrolments))
        .param("revisions", revisions)
        .param("standings", standings)
        .param("histories", histories)
        .param("milestones", milestones)
        .param("points", points)
        .param("stages", stages)
        .param("current", current)
        .param("nextDue", nextDue)
        .param("doneThrough", doneThrough)
        .param("newDays", newDays)
        .param("otherDays", otherDays)
        .param("gaps", gaps)
        .param("lastActive", lastActive)
        .param("events", events);
  }
}
