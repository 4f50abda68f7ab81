package dev.milepost.notification.effect;

import java.util.function.Function;

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

  /** What the learners show in one measure. */
  Sample sample(Function<Group, Sums> measure) {
    Sums sums = measure.apply(this);
    return new Sample(learners, messages, squares, sums.total(), sums.squares(), sums.products());
  }
}
