package dev.milepost.progress.enrolling;

import static dev.milepost.progress.bulk.UnnestColumns.column;

import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.pace.OwnDays;
import dev.milepost.progress.pace.Plan;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import dev.milepost.state.Outline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lays out the plans of a cohort's learners for another version of its roadmap. Due days that a
 * learner has of their own stay, by the milestone's key; those of milestones that the version lacks
 * are put by, and are theirs again when a version has the milestone.
 */
@Component
public class MovePlans {

  private final EnrolmentTables tables;
  private final KnownPlans knownPlans;
  private final PublishedRoadmaps roadmaps;
  private final TellEnrolments tell;
  private final JdbcClient jdbc;

  MovePlans(
      EnrolmentTables tables,
      KnownPlans knownPlans,
      PublishedRoadmaps roadmaps,
      TellEnrolments tell,
      JdbcClient jdbc) {
    this.tables = tables;
    this.knownPlans = knownPlans;
    this.roadmaps = roadmaps;
    this.tell = tell;
    this.jdbc = jdbc;
  }

  /** By enrolment. Writes nothing. */
  @Transactional(readOnly = true)
  public Map<UUID, Plan> layOut(Cohort cohort, Outline to) {
    return byEnrolment(layOut(cohort, enrolments(cohort), new CohortPlans(cohort, to)));
  }

  /**
   * Gives the learners these plans, and tells of each.
   *
   * @param cohort locked by the transaction, at the version that it leaves
   * @return the plans of all, by enrolment
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<UUID, Plan> move(Cohort cohort, Outline to) {
    List<Enrolment> enrolments = enrolments(cohort);
    var plans = new CohortPlans(cohort, to);
    Map<UUID, Planned> planned = layOut(cohort, enrolments, plans);
    tables.insertPlans(planned.values().stream().map(Planned::plan).toList());
    var moved = new ArrayList<Enrolment>(enrolments.size());
    for (Enrolment known : enrolments) {
      Plan plan = Objects.requireNonNull(planned.get(known.id())).plan();
      moved.add(known.movedTo(plan.id(), plans.isOwn(known, plan)));
    }
    tables.update(moved);
    putBy(cohort.id(), planned);
    tell.tell(moved, plans);
    return byEnrolment(planned);
  }

  private static Map<UUID, Plan> byEnrolment(Map<UUID, Planned> planned) {
    return planned.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().plan()));
  }

  private Map<UUID, Planned> layOut(
      Cohort cohort, List<Enrolment> enrolments, CohortPlans plansAfter) {
    Outline from = roadmaps.pinned(cohort.roadmap(), cohort.roadmapVersion());
    Outline to = plansAfter.outline();
    var plansBefore = new CohortPlans(cohort, from);
    Map<UUID, Plan> present = knownPlans.of(enrolments.stream().map(Enrolment::planId).toList());
    Map<UUID, Map<String, LocalDate>> putBy = daysPutBy(cohort.id());
    var planned = HashMap.<UUID, Planned>newHashMap(enrolments.size());
    for (Enrolment one : enrolments) {
      Plan plan = Objects.requireNonNull(present.get(one.planId()));
      var own = new HashMap<>(putBy.getOrDefault(one.id(), Map.of()));
      own.putAll(OwnDays.of(plan, plansBefore.of(one.startsOn()), from));
      Plan laidOut = plansAfter.of(one.startsOn());
      Plan after = own.isEmpty() ? laidOut : plansAfter.fitting(OwnDays.in(laidOut, to, own));
      own.keySet().removeIf(milestone -> to.placeOf(milestone).isPresent());
      planned.put(one.id(), new Planned(after, own));
    }
    return planned;
  }

  private List<Enrolment> enrolments(Cohort cohort) {
    return tables.find(tables.ofCohort(cohort.id()));
  }

  private Map<UUID, Map<String, LocalDate>> daysPutBy(UUID cohort) {
    var days = new HashMap<UUID, Map<String, LocalDate>>();
    jdbc.sql(
            """
            select d.enrolment_id, d.milestone, d.due_day
            from enrolment e
            join due_day_put_by d on d.enrolment_id = e.id
            where e.cohort_id = ?
            """)
        .param(cohort)
        .query(
            row -> {
              days.computeIfAbsent(row.getObject(1, UUID.class), id -> new HashMap<>())
                  .put(row.getString(2), row.getObject(3, LocalDate.class));
            });
    return days;
  }

  private void putBy(UUID cohort, Map<UUID, Planned> planned) {
    jdbc.sql(
            """
            delete from due_day_put_by d using enrolment e
            where e.id = d.enrolment_id and e.cohort_id = ?
            """)
        .param(cohort)
        .update();
    var days = new ArrayList<OwnDay>();
    planned.forEach(
        (enrolment, one) ->
            one.putBy().forEach((key, day) -> days.add(new OwnDay(enrolment, key, day))));
    if (!days.isEmpty()) {
      jdbc.sql(
              """
              insert into due_day_put_by (enrolment_id, milestone, due_day)
              select * from unnest(:enrolments::uuid[], :milestones::text[], :days::date[])
              """)
          .param("enrolments", column(days, OwnDay::enrolment))
          .param("milestones", column(days, OwnDay::milestone))
          .param("days", column(days, OwnDay::day))
          .update();
    }
  }

  /**
   * @param putBy days of the learner's own, of milestones that the version lacks
   */
  private record Planned(Plan plan, Map<String, LocalDate> putBy) {}

  private record OwnDay(UUID enrolment, String milestone, LocalDate day) {}
}
