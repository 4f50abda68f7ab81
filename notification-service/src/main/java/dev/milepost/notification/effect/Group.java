package dev.milepost.notification.effect;

/**
 * Learners who got a message of one rule, or who were left out of it.
 *
 * @param messages how many were due to them; what was left out is counted as if it had come
 * @param squares of each learner's number of messages
 * @param milestones done within the days after each message
 * @param anyMilestone messages with at least one
 * @param left messages after which such messages were turned off or complained of
 * @param turnedOff messages after which such messages were turned off
 * @param complaints messages after which mail was complained of
 */
record Group(
    long learners,
    long messages,
    long squares,
    Sums milestones,
    Sums anyMilestone,
    Sums left,
    long turnedOff,
    long complaints) {

  static final Group NONE = new Group(0, 0, 0, Sums.NONE, Sums.NONE, Sums.NONE, 0, 0);

  Group plus(Group more) {
    return new Group(
        learners + more.learners,
        messages + more.messages,
        squares + more.squares,
        milestones.plus(more.milestones),
        anyMilestone.plus(more.anyMilestone),
        left.plus(more.left),
        turnedOff + more.turnedOff,
        complaints + more.complaints);
  }

  /** By message; there has to be one. */
  double mean(Sums measure) {
    return (double) measure.total() / messages;
  }

  /**
   * The variance of {@link #mean}, by Liang and Zeger's estimator: what belongs to one learner
   * counts as one witness, however many messages it was. Two learners at least.
   */
  double variance(Sums measure) {
    double mean = mean(measure);
    double residuals = measure.squares() - 2 * mean * measure.products() + mean * mean * squares;
    double unbiased = (double) learners / (learners - 1);
    return Math.max(0, residuals) * unbiased / ((double) messages * messages);
  }
}
