package dev.milepost.notification.effect;

/**
 * Who got messages of one rule in one cohort, and who was left out of them. Which of both somebody
 * is was drawn, so that all else is alike.
 */
record Pair(Group written, Group leftOut) {

  /** Whether both sides show how much learners differ from each other. */
  boolean isComparable() {
    return written.learners() > 1 && leftOut.learners() > 1;
  }

  /** How much the pair tells beside others: as much as its smaller side lets it. */
  double weight() {
    double got = written.messages();
    double left = leftOut.messages();
    return got * left / (got + left);
  }
}
