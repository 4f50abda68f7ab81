package dev.milepost.notification.variants;

/**
 * What is known of one wording. Weights are inverse chances: they make up for how often it is, and
 * is not, chosen, and for what else there was to choose from.
 *
 * @param chosen how many messages had it
 * @param chosenWeight the weights of these
 * @param chosenAnswered the weights of those of these that were answered
 * @param others how many messages could have had it and had another
 */
record Tally(
    long chosen,
    double chosenWeight,
    double chosenAnswered,
    long others,
    double othersWeight,
    double othersAnswered) {

  static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

  /** With one more message that had it, with this chance. */
  Tally withChosen(double chance, boolean answered) {
    double weight = 1 / chance;
    return new Tally(
        chosen + 1,
        chosenWeight + weight,
        chosenAnswered + (answered ? weight : 0),
        others,
        othersWeight,
        othersAnswered);
  }

  /** With one more message that had another, though this one had this chance. */
  Tally withAnother(double chance, boolean answered) {
    double weight = 1 / (1 - chance);
    return new Tally(
        chosen,
        chosenWeight,
        chosenAnswered,
        others + 1,
        othersWeight + weight,
        othersAnswered + (answered ? weight : 0));
  }

  /**
   * How much better it does than what else there was, as a share of what is usual; drawn towards
   * zero while little is known.
   */
  double advantage() {
    double usual = (chosenAnswered + othersAnswered) / (chosenWeight + othersWeight);
    if (chosen == 0 || others == 0 || usual == 0) {
      return 0;
    }
    double difference = chosenAnswered / chosenWeight - othersAnswered / othersWeight;
    double known = (double) chosen * others / (chosen + others);
    return difference / usual * known / (known + RecoveringBandit.PRIOR);
  }
}
