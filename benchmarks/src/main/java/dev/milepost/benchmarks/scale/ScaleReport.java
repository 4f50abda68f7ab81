package dev.milepost.benchmarks.scale;

import dev.milepost.benchmarks.results.Run;
import dev.milepost.benchmarks.results.Versions;
import java.time.Instant;
import java.util.List;

/**
 * What is written to the results' JSON.
 *
 * @param comparedWith how many events the log held before the stretch that the last is compared
 *     with: the second, since in the first the JVM is cold
 * @param cpuPerEventLastVsEarly near 1 where the cost does not grow with the log
 */
record ScaleReport(
    Instant at,
    Versions versions,
    int enrolments,
    long comparedWith,
    double cpuPerEventLastVsEarly,
    double rateLastVsEarly,
    List<Stretch> stretches) {

  static ScaleReport of(List<Stretch> stretches, int enrolments, Versions versions) {
    if (stretches.size() < 3) {
      throw new IllegalArgumentException("Ask for three stretches at least: more --events.");
    }
    Stretch early = stretches.get(1);
    Stretch last = stretches.getLast();
    return new ScaleReport(
        Instant.now(),
        versions,
        enrolments,
        early.logBefore(),
        last.cpuUs() / early.cpuUs(),
        last.eventsPerSecond() / early.eventsPerSecond(),
        stretches);
  }

  /**
   * @param logBefore how many events the log held
   * @param cpuUs of PostgreSQL and the service for each event
   */
  record Stretch(
      long logBefore,
      long events,
      double eventsPerSecond,
      double postgresCpuUs,
      double serviceCpuUs,
      double cpuUs) {

    Stretch(long logBefore, Run run) {
      this(
          logBefore,
          run.events(),
          run.eventsPerSecond(),
          run.postgresCpuMicros(),
          run.clientCpuMicros(),
          run.cpuMicros());
    }

    @Override
    public String toString() {
      return "from %,11d  %,8.0f/s  PostgreSQL %6.2f + service %6.2f µs of CPU"
          .formatted(logBefore, eventsPerSecond, postgresCpuUs, serviceCpuUs);
    }
  }
}
