package dev.milepost.progress.enrolling;

import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.time.BusinessClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Enrols persons in a cohort: plan, enrolment, and progress of which nothing is done, each told of
 * in the same transaction. Who is in the cohort already is only changed as far as asked for.
 */
@Component
class EnrolPersons {

  private final EnrolmentTables tables;
  private final ChangeEnrolments changes;
  private final TellEnrolments tell;
  private final BusinessClock clock;

  EnrolPersons(
      EnrolmentTables tables, ChangeEnrolments changes, TellEnrolments tell, BusinessClock clock) {
    this.tables = tables;
    this.changes = changes;
    this.tell = tell;
    this.clock = clock;
  }

  /**
   * @param cohort held still by the transaction
   * @param wishes by person
   * @return by person; without those whose wished id is another enrolment's
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<UUID, Enrolled> enrol(Cohort cohort, Map<UUID, EnrolmentDates> wishes) {
    var plans = changes.plans(cohort);
    Set<UUID> made = insertMissing(cohort, wishes, plans);
    Map<UUID, Enrolment> present = byLearner(cohort, wishes.keySet());
    Set<UUID> changed = changeKnown(cohort, wishes, present, made);
    var enrolled = new HashMap<UUID, Enrolled>();
    present.forEach(
        (learner, enrolment) ->
            enrolled.put(
                learner,
                new Enrolled(
                    enrolment.id(),
                    learner,
                    made.contains(enrolment.id())
                        ? Enrolled.Outcome.CREATED
                        : changed.contains(enrolment.id())
                            ? Enrolled.Outcome.CHANGED
                            : Enrolled.Outcome.UNCHANGED)));
    return enrolled;
  }

  private Set<UUID> insertMissing(
      Cohort cohort, Map<UUID, EnrolmentDates> wishes, CohortPlans plans) {
    Set<UUID> known = byLearner(cohort, wishes.keySet()).keySet();
    Instant now = clock.now();
    var missing = new ArrayList<Enrolment>();
    wishes.forEach(
        (learner, wish) -> {
          if (!known.contains(learner)) {
            missing.add(wish.begun(cohort, learner, now, plans));
          }
        });
    if (missing.isEmpty()) {
      return Set.of();
    }
    tables.insertPlans(missing.stream().map(Enrolment::startsOn).map(plans::of).toList());
    Set<UUID> made = tables.insert(missing);
    List<Enrolment> inserted =
        missing.stream().filter(enrolment -> made.contains(enrolment.id())).toList();
    tables.insertProgress(inserted, plans);
    tell.tell(inserted, plans);
    return made;
  }

  private Set<UUID> changeKnown(
      Cohort cohort,
      Map<UUID, EnrolmentDates> wishes,
      Map<UUID, Enrolment> present,
      Set<UUID> made) {
    List<UUID> candidates =
        present.values().stream()
            .filter(known -> !made.contains(known.id()))
            .filter(known -> !wish(wishes, known).appliedTo(known).equals(known))
            .map(Enrolment::id)
            .toList();
    return changes
        .change(cohort, candidates, known -> wish(wishes, known).appliedTo(known))
        .stream()
        .map(Enrolment::id)
        .collect(Collectors.toSet());
  }

  private Map<UUID, Enrolment> byLearner(Cohort cohort, Set<UUID> learners) {
    return tables.ofLearners(cohort.id(), learners).stream()
        .collect(Collectors.toMap(Enrolment::learnerId, enrolment -> enrolment));
  }

  private static EnrolmentDates wish(Map<UUID, EnrolmentDates> wishes, Enrolment known) {
    return Objects.requireNonNull(wishes.get(known.learnerId()));
  }
}
