package dev.milepost.benchmarks.replay;

import static java.util.stream.Collectors.groupingBy;

import dev.milepost.benchmarks.replay.FinalResults.Result;
import dev.milepost.local.oulad.ToldCohort;
import dev.milepost.local.oulad.source.Dataset;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Takes all learners of some cohorts through their courses, on all processors. */
final class Replay {

  /** By when a mentor should know, counted from the cohort's start. */
  static final int ALERT_DAY = 60;

  static final String PASSED = name(Result.PASSED);
  static final String FAILED = name(Result.FAILED);
  static final String WITHDRAWN_LATER = "withdrawn_later";
  static final String WITHDRAWN_BEFORE = "withdrawn_before";

  private final FinalResults results;

  Replay(FinalResults results) {
    this.results = results;
  }

  /**
   * @param cohorts their slugs; none for all
   */
  Tally run(Dataset dataset, Set<String> cohorts) {
    Collection<List<ReplayedEnrolment>> learners =
        ToldCohort.all(dataset).stream()
            .filter(cohort -> cohorts.isEmpty() || cohorts.contains(cohort.slug()))
            .map(ReplayedCohort::of)
            .flatMap(
                cohort ->
                    cohort.told().enrolments().stream()
                        .map(one -> new ReplayedEnrolment(cohort, one)))
            .collect(groupingBy(one -> one.told().learner()))
            .values();
    return learners.parallelStream().collect(Tally::new, this::replay, Tally::add);
  }

  private void replay(Tally tally, List<ReplayedEnrolment> learner) {
    tally.add(new ReplayLearner(learner).run());
    for (ReplayedEnrolment enrolment : learner) {
      tally.add(end(enrolment), new MentorAlerts(enrolment).by(ALERT_DAY));
    }
  }

  /** Whom no alert can help any more is apart from who left later. */
  private String end(ReplayedEnrolment enrolment) {
    Result result = results.of(enrolment.cohort().told(), enrolment.told());
    if (result != Result.WITHDRAWN) {
      return name(result);
    }
    LocalDate left = enrolment.told().withdrawnOn();
    LocalDate alertDay = enrolment.cohort().told().startDay().plusDays(ALERT_DAY);
    return left == null || left.isAfter(alertDay) ? WITHDRAWN_LATER : WITHDRAWN_BEFORE;
  }

  private static String name(Result result) {
    return result.name().toLowerCase(Locale.ROOT);
  }
}
