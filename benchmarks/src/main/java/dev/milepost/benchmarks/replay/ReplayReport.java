package dev.milepost.benchmarks.replay;

import dev.milepost.benchmarks.replay.Tally.Alerted;
import dev.milepost.benchmarks.results.Invalid;
import dev.milepost.benchmarks.results.Versions;
import dev.milepost.notification.enrolment.CourseSettings;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is written to the results' JSON.
 *
 * @param sent messages by rule and week of the cohort, from 1; 0 is all that was before the start
 * @param heldBack the others, by rule and reason
 * @param mostInADay to one learner, of those that count; likewise in any seven days
 * @param toWithdrawn messages that were due after their reader had left
 * @param ofHandedIn messages that ask for what was handed in by then
 * @param alerts whom mentors were shown by the alert day, by how the course ended
 */
record ReplayReport(
    Instant at,
    Versions versions,
    double seconds,
    long learners,
    long enrolments,
    Map<String, Map<Integer, Long>> sent,
    Map<String, Map<String, Long>> heldBack,
    int mostInADay,
    int mostInSevenDays,
    long toWithdrawn,
    long ofHandedIn,
    int alertDay,
    Map<String, Share> alerts) {

  /**
   * @param shares of {@code learners} that were on the list, by the reason and for any
   */
  record Share(long learners, Map<String, Double> shares) {

    static Share of(Alerted alerted) {
      var shares = new TreeMap<String, Double>();
      alerted.byReason().keySet().forEach(reason -> shares.put(reason, alerted.share(reason)));
      return new Share(alerted.learners(), shares);
    }
  }

  static ReplayReport of(Tally tally, double seconds, Versions versions) {
    var alerts = new TreeMap<String, Share>();
    tally.alerts.forEach((end, alerted) -> alerts.put(end, Share.of(alerted)));
    return new ReplayReport(
        Instant.now(),
        versions,
        seconds,
        tally.learners,
        tally.enrolments,
        tally.sent,
        tally.heldBack,
        tally.mostInADay,
        tally.mostInAWeek,
        tally.toWithdrawn,
        tally.ofHandedIn,
        Replay.ALERT_DAY,
        alerts);
  }

  /**
   * @throws Invalid when a promise does not hold
   */
  static void requirePromises(Tally tally) {
    CourseSettings usual = CourseSettings.DEFAULT;
    require(tally.mostInADay <= usual.perDay(), "a learner got " + tally.mostInADay + " in a day");
    require(
        tally.mostInAWeek <= usual.perWeek(),
        "a learner got " + tally.mostInAWeek + " in seven days");
    require(tally.toWithdrawn == 0, tally.toWithdrawn + " messages went to who had left");
    require(
        tally.ofHandedIn == 0, tally.ofHandedIn + " messages asked for what had been handed in");
    double failed = tally.alerted(Replay.FAILED).share(Tally.BEHIND_PLAN);
    double passed = tally.alerted(Replay.PASSED).share(Tally.BEHIND_PLAN);
    require(
        failed > passed,
        "behind the plan were %.1f%% of those who failed and %.1f%% of those who passed"
            .formatted(100 * failed, 100 * passed));
  }

  private static void require(boolean holds, String difference) {
    if (!holds) {
      throw new Invalid(difference);
    }
  }
}
