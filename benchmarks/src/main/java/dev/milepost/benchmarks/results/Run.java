package dev.milepost.benchmarks.results;

import dev.milepost.benchmarks.machine.Meter.Reading;
import java.time.Duration;

/**
 * What one contestant did in one round, from when it was warm.
 *
 * @param events records of its input
 * @param clientCpuSeconds of whoever reads the events and writes them: a JVM, or a thread
 * @param compilerCpuSeconds the part of them that a JVM's compilers took, which were not done yet
 */
public record Run(
    long events,
    double seconds,
    double postgresCpuSeconds,
    double clientCpuSeconds,
    double compilerCpuSeconds) {

  private static final double MICROS = 1e6;

  /**
   * @throws IllegalArgumentException when there was nothing to measure
   */
  public Run {
    if (events <= 0) {
      throw new IllegalArgumentException("No events were left to measure: ask for more of them.");
    }
  }

  public static Run between(Reading begin, Reading end, long events) {
    return new Run(
        events,
        (end.nanos() - begin.nanos()) / 1e9,
        seconds(end.postgres().minus(begin.postgres())),
        seconds(end.client().minus(begin.client())),
        seconds(end.compilers().minus(begin.compilers())));
  }

  public double eventsPerSecond() {
    return events / seconds;
  }

  public double postgresCpuMicros() {
    return postgresCpuSeconds * MICROS / events;
  }

  public double clientCpuMicros() {
    return clientCpuSeconds * MICROS / events;
  }

  public double compilerCpuMicros() {
    return compilerCpuSeconds * MICROS / events;
  }

  /** Of PostgreSQL and its client together, for each event. */
  public double cpuMicros() {
    return postgresCpuMicros() + clientCpuMicros();
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
