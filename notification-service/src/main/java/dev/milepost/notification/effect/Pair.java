package dev.milepost.notification.effect;

import java.util.function.Function;

/**
 * Who got messages of one rule in one cohort, and who was left out of them. Which of both somebody
 * is was drawn, so that all else is alike.
 */
record Pair(Group written, Group leftOut) {

  /** Whether both sides show how much learners differ from each other. */
  boolean isComparable() {
    return written.learners() > 1 && leftOut.learners() > 1;
  }

  /**
   * How often the measured would happen on the smaller side with a message each, were both alike.
   */
  double expected(Function<Group, Sums> measure) {
    double happened = measure.apply(written).total() + measure.apply(leftOut).total();
    double messages = written.messages() + leftOut.messages();
    return messages == 0
        ? 0
        : happened / messages * Math.min(written.learners(), leftOut.learners());
  }

  /** How much the pair tells beside others: as much as its smaller side lets it. */
  double weight() {
    double got = written.messages();
    double left = leftOut.messages();
    return got * left / (got + left);
  }
}
