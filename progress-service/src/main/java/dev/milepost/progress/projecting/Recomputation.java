package dev.milepost.progress.projecting;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.milepost.progress.projecting.ProjectionTables.Advance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares every projection with what the event log comes to, both seen in one snapshot of the
 * database, so that intake may go on meanwhile.
 */
@Component
public class Recomputation {

  private final JdbcClient jdbc;
  private final EnrolmentRows enrolments;
  private final FoldLog log;

  Recomputation(JdbcClient jdbc, EnrolmentRows enrolments, FoldLog log) {
    this.jdbc = jdbc;
    this.enrolments = enrolments;
    this.log = log;
  }

  /** Takes a fold of the whole log; cohort by cohort, so that memory holds one cohort at a time. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public List<Check> compare() {
    var sums = new Sums();
    for (UUID cohort : cohorts()) {
      compare(cohort, sums);
    }
    return List.of(
        new Check("natural keys in the log", count("milestone_event"), distinctKeys()),
        new Check("events that count", sums.eventsByLog, sum("events", "enrolment_progress")),
        new Check("milestones done", sums.doneByLog, sum("milestones_done", "enrolment_progress")),
        new Check("enrolments whose progress differs from the log", 0, sums.progressDiffers),
        new Check("milestone states that differ from the log", 0, sums.statesDiffer),
        new Check("cohort days that differ from the log", 0, sums.daysDiffer),
        new Check("stage completions that differ from the log", 0, sums.stagesDiffer));
  }

  private void compare(UUID cohort, Sums sums) {
    var rows =
        enrolments.readWhole(
            jdbc.sql("select id from enrolment where cohort_id = ?")
                .param(cohort)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    var figures = new CohortFigures();
    var lines = new HashMap<String, String>();
    for (Advance folded : log.fold(rows)) {
      Progress byLog = folded.fold().progress();
      folded.fold().addTo(figures);
      lines.put(folded.fold().facts().enrolment().toString(), line(folded.fold().facts(), byLog));
      sums.eventsByLog += byLog.events();
      sums.doneByLog += byLog.standing().milestonesDone();
      sums.progressDiffers += byLog.equals(folded.read().progress()) ? 0 : 1;
      sums.statesDiffer += statesThatDiffer(byLog, folded.read().progress());
    }
    sums.progressDiffers += differences(lines, storedLines(cohort));
    sums.daysDiffer += differences(linesOfDays(figures), storedDays(cohort));
    sums.stagesDiffer += differences(linesOfStages(figures), storedStages(cohort));
  }

  private static long statesThatDiffer(Progress one, Progress other) {
    return IntStream.range(0, one.standing().outline().size())
        .filter(
            place ->
                one.standing().status(place) != other.standing().status(place)
                    || !one.histories().at(place).equals(other.histories().at(place)))
        .count();
  }

  /** All columns that follow from the progress and the plan, and the window it was folded by. */
  private static String line(EnrolmentFacts facts, Progress progress) {
    var pace = progress.pace(facts.plan());
    var rhythm = progress.rhythm();
    return Stream.of(
            progress.standing().milestonesDone(),
            progress.standing().pointsDone(),
            progress.standing().stagesCompleted(),
            progress.standing().currentStage(),
            pace.nextDue(),
            pace.doneThrough(),
            rhythm.usualGapDays(),
            rhythm.lastActive(),
            facts.countsFrom(),
            facts.withdrawnOn(),
            facts.plan().id())
        .map(value -> value == null ? "-" : value.toString())
        .collect(Collectors.joining(" "));
  }

  private Map<String, String> storedLines(UUID cohort) {
    return lines(
        """
        select enrolment_id::text, concat_ws(' ',
          milestones_done, points_done, stages_completed, current_stage,
          coalesce(next_due_day::text, '-'), coalesce(done_through_day::text, '-'),
          coalesce(usual_gap_days::text, '-'), coalesce(last_active_day::text, '-'),
          coalesce(counts_from::text, '-'), coalesce(withdrawn_on::text, '-'), plan_id)
        from enrolment_progress
        where cohort_id = ?
        """,
        cohort);
  }

  private static Map<String, String> linesOfDays(CohortFigures figures) {
    var lines = new HashMap<String, String>();
    figures
        .days()
        .forEach(
            (key, day) ->
                lines.put(
                    key.day().toString(),
                    "%d %d %d %d"
                        .formatted(
                            day.events(),
                            day.activeLearners(),
                            day.milestonesDone(),
                            day.pointsDone())));
    return lines;
  }

  private static Map<String, String> linesOfStages(CohortFigures figures) {
    var lines = new HashMap<String, String>();
    figures
        .stages()
        .forEach((key, learners) -> lines.put(key.stage() + " " + key.day(), learners + ""));
    return lines;
  }

  private Map<String, String> storedDays(UUID cohort) {
    return lines(
        """
        select day::text, concat_ws(' ', sum(events), sum(active_learners), sum(milestones_done),
                                    sum(points_done))
        from cohort_day
        where cohort_id = ?
        group by day
        having sum(events) <> 0 or sum(active_learners) <> 0 or sum(milestones_done) <> 0
            or sum(points_done) <> 0
        """,
        cohort);
  }

  private Map<String, String> storedStages(UUID cohort) {
    return lines(
        """
        select stage || ' ' || day, sum(completed)::text
        from cohort_stage_day
        where cohort_id = ?
        group by stage, day
        having sum(completed) <> 0
        """,
        cohort);
  }

  private Map<String, String> lines(String sql, UUID cohort) {
    var lines = new HashMap<String, String>();
    jdbc.sql(sql)
        .param(cohort)
        .query(
            row -> {
              lines.put(row.getString(1), row.getString(2));
            });
    return lines;
  }

  private static long differences(Map<String, String> expected, Map<String, String> actual) {
    var keys = new ArrayList<>(expected.keySet());
    actual.keySet().stream().filter(key -> !expected.containsKey(key)).forEach(keys::add);
    return keys.stream().filter(key -> !Objects.equals(expected.get(key), actual.get(key))).count();
  }

  private List<UUID> cohorts() {
    return jdbc.sql("select id from cohort order by id")
        .query((row, number) -> row.getObject(1, UUID.class))
        .list();
  }

  private long distinctKeys() {
    return jdbc.sql(
            "select count(*) from (select distinct term, learner_id, event_id from milestone_event)"
                + " as keys")
        .query(Long.class)
        .single();
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  private long sum(String column, String table) {
    return jdbc.sql("select coalesce(sum(" + column + "), 0) from " + table)
        .query(Long.class)
        .single();
  }

  /** One figure by two ways. */
  public record Check(String name, long expected, long actual) {

    @JsonProperty
    public boolean holds() {
      return expected == actual;
    }
  }

  private static final class Sums {
    private long eventsByLog;
    private long doneByLog;
    private long progressDiffers;
    private long statesDiffer;
    private long daysDiffer;
    private long stagesDiffer;
  }
}
