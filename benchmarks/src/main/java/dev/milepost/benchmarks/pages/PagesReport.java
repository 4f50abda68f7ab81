package dev.milepost.benchmarks.pages;

import dev.milepost.benchmarks.results.Latencies;
import dev.milepost.benchmarks.results.Versions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What is written to the results' JSON. Times are in milliseconds.
 *
 * @param p99LateVsEarly by kind of request and size of the cohort: near 1 where it does not matter
 *     how much is in the log
 */
record PagesReport(
    Instant at,
    Versions versions,
    Map<String, Integer> workload,
    Map<String, Integer> targets,
    Map<String, Double> p50LateVsEarly,
    Map<String, Double> p99LateVsEarly,
    List<Reading> readings,
    Live live) {

  static final Map<String, Integer> TARGETS =
      Map.of(
          "json_p99_ms_350_learners", 25,
          "json_p99_ms_10000_learners", 60,
          "page_p99_ms", 150,
          "post_to_pixel_p99_ms", 1_000);

  static PagesReport of(
      List<Reading> readings, Live live, long early, int perSecond, Versions versions) {
    return new PagesReport(
        Instant.now(),
        versions,
        Map.of("requests_per_second", perSecond),
        TARGETS,
        lateVsEarly(readings, early, Latencies::p50Ms),
        lateVsEarly(readings, early, Latencies::p99Ms),
        readings,
        live);
  }

  private static Map<String, Double> lateVsEarly(
      List<Reading> readings, long early, ToDoubleFunction<Latencies> percentile) {
    Map<String, Double> before =
        readings.stream()
            .filter(reading -> reading.events() == early)
            .collect(Collectors.toMap(Reading::kind, one -> percentile.applyAsDouble(one.taken())));
    return readings.stream()
        .filter(reading -> reading.events() != early)
        .collect(
            Collectors.toMap(
                Reading::kind,
                one ->
                    percentile.applyAsDouble(one.taken())
                        / Objects.requireNonNull(before.get(one.kind())),
                (one, other) -> other,
                TreeMap::new));
  }

  /**
   * @param events in the log
   * @param learners of the cohort that was read
   */
  record Reading(long events, int learners, int milestones, String what, Latencies taken) {

    String kind() {
      return what + "_" + learners;
    }

    @Override
    public String toString() {
      return "%,11d events  %,6d learners  %-14s  %s".formatted(events, learners, what, taken);
    }
  }

  /**
   * @param postToPixel from the moment at which a report was due until a page that is open was told
   *     of a state with it
   * @param figuresRead how often the service read a cohort's figures for all open pages
   * @param pushes to all pages together
   */
  record Live(
      int openPages,
      int cohorts,
      int reportsPerSecond,
      int seconds,
      Latencies postToPixel,
      double figuresRead,
      long pushes) {}
}
