package dev.milepost.progress.moving;

import dev.milepost.progress.projecting.MoveProjections.Carried;
import dev.milepost.state.Outline;
import dev.milepost.state.Standing;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a move does to one learner. Pure.
 *
 * @param lost keys of what is done by the present version and stands in no place of the other
 * @param undone keys of what both have, done by the present one and not by the other
 * @param gained keys of what is done by the other and was not by the present one
 * @param completed keys of stages that are completed by the move
 * @param reopened keys of stages that are completed no more, or are gone
 * @param dueDays how many due days of what both have and is not done change
 */
record Effect(
    UUID enrolment,
    UUID learner,
    @Nullable LocalDate withdrawnOn,
    Standing before,
    Standing after,
    List<String> lost,
    List<String> undone,
    List<String> gained,
    List<String> completed,
    List<String> reopened,
    int dueDays) {

  /** Whom it costs most first; the rest by how far the percentage moves. */
  static final Comparator<Effect> ORDER =
      Comparator.comparingInt((Effect one) -> -one.lost.size() - one.undone.size())
          .thenComparingInt(one -> -one.gained.size())
          .thenComparingInt(one -> -one.reopened.size())
          .thenComparingInt(one -> -one.completed.size())
          .thenComparingInt(one -> -Math.abs(one.after.percent() - one.before.percent()))
          .thenComparingInt(one -> -one.dueDays)
          .thenComparing(Effect::enrolment);

  static Effect of(Carried carried) {
    Standing before = carried.before();
    Standing after = carried.after();
    Outline from = before.outline();
    Outline to = after.outline();
    return new Effect(
        carried.enrolment(),
        carried.learner(),
        carried.withdrawnOn(),
        before,
        after,
        keys(from, place -> before.isDone(place) && isMissing(to, from, place)),
        keys(from, place -> before.isDone(place) && isUndone(from, place, after)),
        keys(to, place -> after.isDone(place) && !isDone(before, key(to, place))),
        stages(after, before),
        stages(before, after),
        dueDays(carried));
  }

  boolean isUntouched() {
    return lost.isEmpty()
        && undone.isEmpty()
        && gained.isEmpty()
        && completed.isEmpty()
        && reopened.isEmpty()
        && before.percent() == after.percent()
        && dueDays == 0;
  }

  boolean keepsAll() {
    return lost.isEmpty() && undone.isEmpty();
  }

  /** Whether they have completed the whole roadmap by the move. */
  boolean isFinishing() {
    return withdrawnOn == null && !before.isRoadmapCompleted() && after.isRoadmapCompleted();
  }

  boolean isReopening() {
    return before.isRoadmapCompleted() && !after.isRoadmapCompleted();
  }

  private static List<String> keys(Outline outline, IntPredicate which) {
    return IntStream.range(0, outline.size())
        .filter(which)
        .mapToObj(place -> key(outline, place))
        .toList();
  }

  private static String key(Outline outline, int place) {
    return outline.milestone(place).key();
  }

  private static boolean isMissing(Outline in, Outline of, int place) {
    return in.placeOf(key(of, place)).isEmpty();
  }

  private static boolean isUndone(Outline from, int place, Standing after) {
    return !isMissing(after.outline(), from, place) && !isDone(after, key(from, place));
  }

  private static boolean isDone(Standing standing, String key) {
    OptionalInt place = standing.outline().placeOf(key);
    return place.isPresent() && standing.isDone(place.getAsInt());
  }

  /** Keys of the stages that are completed in {@code these} and not in {@code those}. */
  private static List<String> stages(Standing these, Standing those) {
    return IntStream.range(0, these.outline().stages().size())
        .filter(these::isStageCompleted)
        .mapToObj(stage -> these.outline().stages().get(stage).key())
        .filter(key -> !isStageCompleted(those, key))
        .toList();
  }

  private static boolean isStageCompleted(Standing standing, String key) {
    var stages = standing.outline().stages();
    return IntStream.range(0, stages.size())
        .anyMatch(place -> stages.get(place).key().equals(key) && standing.isStageCompleted(place));
  }

  private static int dueDays(Carried carried) {
    Outline from = carried.before().outline();
    Outline to = carried.after().outline();
    return (int)
        IntStream.range(0, to.size())
            .filter(place -> !carried.after().isDone(place))
            .filter(
                place -> {
                  OptionalInt known = from.placeOf(key(to, place));
                  return known.isPresent()
                      && !carried
                          .planBefore()
                          .dueDay(known.getAsInt())
                          .equals(carried.planAfter().dueDay(place));
                })
            .count();
  }
}
