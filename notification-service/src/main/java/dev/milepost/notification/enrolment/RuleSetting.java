package dev.milepost.notification.enrolment;

import java.util.List;

/**
 * How a cohort has one rule speak.
 *
 * @param on whether it speaks at all
 * @param numbers what they say depends on the rule; ascending, each once
 * @param hour of the reader's clock at which it speaks, where it goes by time
 */
public record RuleSetting(boolean on, List<Integer> numbers, int hour) {

  /** The only number, or the first. */
  public int number() {
    return numbers.getFirst();
  }
}
