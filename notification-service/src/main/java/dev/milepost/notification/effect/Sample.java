package dev.milepost.notification.effect;

/**
 * What the learners of a group show in one measure, made-up ones included, of whom there may be
 * parts.
 *
 * @param messages to all of them
 * @param messagesSquared of each learner's number of messages
 * @param total over all messages
 * @param totalSquared of each learner's total
 * @param products of each learner's total with the number of that learner's messages
 */
record Sample(
    double learners,
    double messages,
    double messagesSquared,
    double total,
    double totalSquared,
    double products) {

  /** By message; there has to be one. */
  double mean() {
    return total / messages;
  }

  /**
   * The variance of {@link #mean}, by Liang and Zeger's estimator: what belongs to one learner
   * counts as one witness, however many messages it was. Two learners at least.
   */
  double variance() {
    return variance(residuals() / (learners - 1));
  }

  /** The same if learners differed as much as those of both samples do together. */
  double varianceWith(Sample other) {
    return variance((residuals() + other.residuals()) / (learners + other.learners - 2));
  }

  /**
   * One learner more after each of whose messages the measured happened, and one after none of
   * whose it did; or a part of both. They get as many messages as others do.
   */
  Sample withMadeUp(double part) {
    double each = messages / learners;
    return new Sample(
        learners + 2 * part,
        messages + 2 * part * each,
        messagesSquared + 2 * part * each * each,
        total + part * each,
        totalSquared + part * each * each,
        products + part * each * each);
  }

  private double variance(double byLearner) {
    return byLearner * learners / (messages * messages);
  }

  private double residuals() {
    double mean = mean();
    return Math.max(0, totalSquared - 2 * mean * products + mean * mean * messagesSquared);
  }
}
