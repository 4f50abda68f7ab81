package dev.milepost.notification.effect;

import dev.milepost.notification.rules.Rule;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the messages of one rule are good for.
 *
 * @param milestones null for too few; so are the other two
 */
@Schema(description = "What the messages of one rule are good for")
record RuleEffect(
    @Schema(example = "overdue") String rule,
    @Schema(
            description =
                "`helps` or `may-harm` when the interval of `milestones` leaves out zero,"
                    + " `no-difference` when it does not, `too-few` below `fewestLearners` on"
                    + " either side, and where too few milestones were done to tell",
            example = "helps")
        String verdict,
    @Schema(description = "Milestones done, by message") @Nullable Interval milestones,
    @Schema(description = "The share of messages after which at least one was done")
        @Nullable Interval anyMilestone,
    @Schema(
            description =
                "The share of messages after which such messages were turned off or complained of")
        @Nullable Interval left,
    @Schema(description = "Whether the interval of `left` lies above zero: a reason to stop")
        boolean morePeopleLeave,
    Side written,
    Side leftOut) {

  /** Below this many learners on either side nothing is said. */
  static final int FEWEST = 30;

  /** Nor where fewer milestones than this are to be expected on the smaller side. */
  private static final int FEWEST_MILESTONES = 5;

  private static final int FEWEST_DEGREES = 10;

  /**
   * @param pairs one for each cohort
   */
  static RuleEffect of(Rule rule, List<Pair> pairs) {
    Group written = pairs.stream().map(Pair::written).reduce(Group.NONE, Group::plus);
    Group leftOut = pairs.stream().map(Pair::leftOut).reduce(Group.NONE, Group::plus);
    boolean enough = written.learners() >= FEWEST && leftOut.learners() >= FEWEST;
    double expected = pairs.stream().mapToDouble(pair -> pair.expected(Group::milestones)).sum();
    List<Pair> told = enough && expected >= FEWEST_MILESTONES ? pairs : List.of();
    Optional<Difference> milestones = sure(Difference.between(told, Group::milestones));
    List<Pair> sure = milestones.isPresent() ? told : List.of();
    Optional<Difference> left = sure(Difference.betweenShares(sure, Group::left));
    return new RuleEffect(
        rule.wireName(),
        Verdict.on(milestones).wireName(),
        milestones.map(Interval::of).orElse(null),
        sure(Difference.betweenShares(sure, Group::anyMilestone)).map(Interval::of).orElse(null),
        left.map(Interval::of).orElse(null),
        left.filter(found -> found.low() > 0).isPresent(),
        Side.of(written),
        Side.of(leftOut));
  }

  private static Optional<Difference> sure(Optional<Difference> found) {
    return found.filter(difference -> difference.degrees() >= FEWEST_DEGREES);
  }

  /** Two means, how far they lie apart, and what that can be with a certainty of 95 percent. */
  @Schema(description = "Two means and their difference with its interval of 95 percent")
  record Interval(
      @Schema(example = "0.82") double written,
      @Schema(example = "0.61") double leftOut,
      @Schema(example = "0.21") double difference,
      @Schema(example = "0.05") double low,
      @Schema(example = "0.37") double high) {

    static Interval of(Difference found) {
      return new Interval(
          found.written(), found.leftOut(), found.difference(), found.low(), found.high());
    }
  }

  /**
   * @param messages what was left out is counted as if it had come
   */
  @Schema(description = "Who got messages, or who was left out of them, in numbers")
  record Side(
      @Schema(example = "311") long learners,
      @Schema(description = "Due to them, whether or not they were left out", example = "604")
          long messages,
      @Schema(description = "Milestones done within the days after a message", example = "495")
          long milestones,
      @Schema(description = "Messages after which at least one was done", example = "302")
          long anyMilestone,
      @Schema(description = "Messages after which such messages were turned off", example = "3")
          long turnedOff,
      @Schema(description = "Messages after which mail was complained of", example = "0")
          long complaints) {

    static Side of(Group group) {
      return new Side(
          group.learners(),
          group.messages(),
          group.milestones().total(),
          group.anyMilestone().total(),
          group.turnedOff(),
          group.complaints());
    }
  }
}
