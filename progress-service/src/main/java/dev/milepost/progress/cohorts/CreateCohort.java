package dev.milepost.progress.cohorts;

import dev.milepost.edge.problem.Fault;
import dev.milepost.edge.problem.Problem;
import dev.milepost.events.EventIds;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import dev.milepost.time.BusinessClock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An admin makes a cohort, and with the first one of a term the place for its events. */
@Component
public class CreateCohort {

  private static final Map<String, Function<Cohort, Object>> CONTENT = content();

  private final CohortAccess access;
  private final PublishedRoadmaps roadmaps;
  private final TermPartitions terms;
  private final Cohorts cohorts;
  private final BusinessClock clock;

  CreateCohort(
      CohortAccess access,
      PublishedRoadmaps roadmaps,
      TermPartitions terms,
      Cohorts cohorts,
      BusinessClock clock) {
    this.access = access;
    this.roadmaps = roadmaps;
    this.terms = terms;
    this.cohorts = cohorts;
    this.clock = clock;
  }

  /**
   * Makes the cohort, unless there is one with this slug and the same content.
   *
   * @throws Problem {@code not-allowed}, {@code invalid-fields}, or {@code cohort-exists} when the
   *     one with this slug has other content
   */
  @Transactional
  public Outcome create(Caller caller, CohortRequest wish) {
    access.requireAdmin(caller);
    Cohort wanted =
        new CohortRules(roadmaps::versions)
            .made(EventIds.at(clock.now()), caller.organisation(), wish);
    terms.ensure(wanted.term());
    if (cohorts.insert(wanted)) {
      cohorts.tell(wanted);
      return new Outcome(wanted, true);
    }
    Cohort present = cohorts.find(wanted.organisation(), wanted.slug()).orElseThrow();
    refuseDifferences(wanted, present);
    return new Outcome(present, false);
  }

  private static void refuseDifferences(Cohort wanted, Cohort present) {
    List<Fault> differences =
        CONTENT.entrySet().stream()
            .filter(
                field -> !field.getValue().apply(wanted).equals(field.getValue().apply(present)))
            .map(field -> new Fault("/" + field.getKey(), "the same as it has now"))
            .toList();
    if (!differences.isEmpty()) {
      throw CohortProblems.exists(differences);
    }
  }

  private static Map<String, Function<Cohort, Object>> content() {
    var content = new LinkedHashMap<String, Function<Cohort, Object>>();
    content.put("name", Cohort::name);
    content.put("term", Cohort::term);
    content.put("roadmap", Cohort::roadmap);
    content.put("roadmapVersion", Cohort::roadmapVersion);
    content.put("startDay", Cohort::startDay);
    content.put("endDay", Cohort::endDay);
    content.put("zone", Cohort::zone);
    content.put("pacing", Cohort::pacing);
    content.put("open", Cohort::open);
    content.put("blackoutDays", Cohort::blackoutDays);
    return content;
  }

  /**
   * @param created false when it was there already
   */
  public record Outcome(Cohort cohort, boolean created) {}
}
