package dev.milepost.benchmarks.workload;

import dev.milepost.events.EventIds;
import java.util.UUID;

/**
 * Learners with one enrolment each, in cohorts of one term. Who they are follows from their number,
 * so that whoever enrols them and whoever makes their events need not ask each other.
 *
 * @param name unlike that of any other population of the same run
 */
public record Population(String name, BenchRoadmap roadmap, int cohorts, int learnersEach) {

  public static final String TERM = "bench";

  /** One that is alone. */
  public Population(int cohorts, int learnersEach) {
    this("bench", BenchRoadmap.USUAL, cohorts, learnersEach);
  }

  public int size() {
    return cohorts * learnersEach;
  }

  public String cohort(int number) {
    return "%s-%03d".formatted(name, number);
  }

  /**
   * @param number from 0 to below {@link #size}; neighbours are in one cohort
   */
  public UUID learner(int number) {
    return EventIds.of(name + "-learner", Integer.toString(number));
  }

  public UUID enrolment(int number) {
    return EventIds.of(name + "-enrolment", Integer.toString(number));
  }

  public String address(int number) {
    return "learner-%06d@%s.example".formatted(number, name);
  }
}
