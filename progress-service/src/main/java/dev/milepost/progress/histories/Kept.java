package dev.milepost.progress.histories;

import dev.milepost.state.Outline;
import dev.milepost.state.Standing;
import java.util.stream.IntStream;

/**
 * What of an enrolment's histories stays in the row that every event writes anew, and what is put
 * away since it will hardly change again: so that an event costs the same however much the learner
 * has done before.
 *
 * @param here what stays, with a note of all that is away
 * @param putAway what goes now; empty when nothing does
 */
public record Kept(Histories here, byte[] putAway) {

  /** In bytes; less is not worth a write of its own. */
  private static final int WORTH_PUTTING_AWAY = 512;

  /** In bytes; of a stage that takes more, what is done does not stay either. */
  private static final int MOST_KEPT = 2_048;

  private static final byte[] NOTHING = new byte[0];

  /**
   * Puts away what is done; but not in the stage that the learner is at, since all of that is asked
   * for when it is completed.
   *
   * @param standing what the histories amount to
   */
  public static Kept of(Standing standing, Histories histories) {
    if (histories.packed().length <= WORTH_PUTTING_AWAY
        || histories.bytesHere() <= WORTH_PUTTING_AWAY) {
      return new Kept(histories, NOTHING);
    }
    int latest = standing.outline().stageOf(histories.lastPlace());
    Kept kept =
        histories.puttingAway(
            place ->
                standing.isDone(place)
                    && (standing.outline().stageOf(place) != latest
                        || standing.isStageCompleted(latest)));
    return kept.here().bytesHere() > MOST_KEPT ? histories.puttingAway(standing::isDone) : kept;
  }

  /**
   * Whether folding one event at each of these places may ask for a history that was put away: one
   * of theirs, or, when they may complete a stage or take its completion back, one of the stage's.
   */
  public static boolean isAwayNeeded(Standing standing, Histories histories, int... places) {
    if (!histories.isAnyAway()) {
      return false;
    }
    Outline outline = standing.outline();
    return standing.missing() <= places.length
        || IntStream.of(places)
            .anyMatch(
                place ->
                    histories.isAway(place)
                        || (standing.missing(outline.stageOf(place)) <= places.length
                            && outline
                                .required(outline.stageOf(place))
                                .anyMatch(histories::isAway)));
  }

  public boolean isAllHere() {
    return putAway.length == 0;
  }
}
