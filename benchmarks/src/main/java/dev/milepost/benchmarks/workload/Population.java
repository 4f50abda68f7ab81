package dev.milepost.benchmarks.workload;

import dev.milepost.events.EventIds;
import java.util.UUID;

/**
 * Learners with one enrolment each, in cohorts of one term. Who they are follows from their number,
 * so that whoever enrols them and whoever makes their events need not ask each other.
 */
public record Population(int cohorts, int learnersEach) {

  public static final String TERM = "bench";

  public int size() {
    return cohorts * learnersEach;
  }

  public String cohort(int number) {
    return "bench-%03d".formatted(number);
  }

  /**
   * @param number from 0 to below {@link #size}; neighbours are in one cohort
   */
  public UUID learner(int number) {
    return EventIds.of("bench-learner", Integer.toString(number));
  }

  public UUID enrolment(int number) {
    return EventIds.of("bench-enrolment", Integer.toString(number));
  }

  public String address(int number) {
    return "learner-%06d@bench.example".formatted(number);
  }
}
