package dev.milepost.notification.effect;

/**
 * What the learners of a group add up to in one measure. With {@link Group#squares} that is enough
 * to tell the mean and how sure it is, however many learners there are.
 *
 * @param total over all messages
 * @param squares of each learner's total
 * @param products of each learner's total with the number of that learner's messages
 */
record Sums(long total, long squares, long products) {

  static final Sums NONE = new Sums(0, 0, 0);

  Sums plus(Sums more) {
    return new Sums(total + more.total, squares + more.squares, products + more.products);
  }
}
