package dev.milepost.notification.listing;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Problem;
import dev.milepost.notification.rules.Rule;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions to list; null is no restriction.
 *
 * @param learners whose decisions
 */
record LedgerFilter(
    @Nullable Collection<UUID> learners,
    @Nullable UUID enrolment,
    @Nullable UUID cohort,
    @Nullable Rule rule,
    @Nullable String outcome) {

  private static final List<String> OUTCOMES =
      List.of("queued", "claimed", "sending", "sent", "failed", "unknown", "suppressed", "folded");

  static final LedgerFilter ALL = new LedgerFilter(null, null, null, null, null);
  static final LedgerFilter UNKNOWN = new LedgerFilter(null, null, null, null, "unknown");

  /**
   * @throws Problem when {@code rule} or {@code outcome} is the name of none
   */
  static LedgerFilter of(
      @Nullable Collection<UUID> learners,
      @Nullable UUID enrolment,
      @Nullable String rule,
      @Nullable String outcome) {
    if (outcome != null && !OUTCOMES.contains(outcome)) {
      throw invalid("?outcome", "one of " + String.join(", ", OUTCOMES));
    }
    return new LedgerFilter(learners, enrolment, null, rule == null ? null : named(rule), outcome);
  }

  static LedgerFilter ofLearners(Collection<UUID> learners) {
    return new LedgerFilter(learners, null, null, null, null);
  }

  static LedgerFilter ofCohort(UUID cohort) {
    return new LedgerFilter(null, null, cohort, null, null);
  }

  /** A query parameter that cannot be accepted. */
  static Problem invalid(String pointer, String wouldBeRight) {
    return new Problem(EdgeProblems.INVALID_PARAMETERS, "A query parameter cannot be accepted.")
        .at(pointer, wouldBeRight);
  }

  private static Rule named(String name) {
    return Rule.named(name).orElseThrow(() -> invalid("?rule", "one of " + names()));
  }

  private static String names() {
    return Arrays.stream(Rule.values()).map(Rule::wireName).collect(Collectors.joining(", "));
  }
}
