package dev.milepost.progress.moving;

import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.events.RoadmapPublished.Stage;
import dev.milepost.state.MilestoneStatus;
import dev.milepost.state.Outline;
import dev.milepost.state.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Compares two versions of a roadmap by their keys, and counts what the difference comes to for
 * learners. In the order of the version that is moved to; what that lacks comes last. Pure.
 */
final class CompareVersions {

  private final Outline from;
  private final Outline to;
  private final List<Effect> effects;

  CompareVersions(Outline from, Outline to, List<Effect> effects) {
    this.from = from;
    this.to = to;
    this.effects = effects;
  }

  List<MilestoneChange> milestones() {
    var changes = new ArrayList<MilestoneChange>();
    for (int place = 0; place < to.size(); place++) {
      OptionalInt known = from.placeOf(to.milestone(place).key());
      changes.add(milestone(known.isPresent() ? known.getAsInt() : -1, place));
    }
    for (int place = 0; place < from.size(); place++) {
      if (to.placeOf(from.milestone(place).key()).isEmpty()) {
        changes.add(milestone(place, -1));
      }
    }
    return changes;
  }

  /**
   * @param before its place, or -1
   * @param after its place, or -1
   */
  private MilestoneChange milestone(int before, int after) {
    Milestone old = before < 0 ? null : from.milestone(before);
    Milestone fresh = after < 0 ? null : to.milestone(after);
    Milestone shown = fresh == null ? Objects.requireNonNull(old) : fresh;
    Stage oldStage = before < 0 ? null : from.stages().get(from.stageOf(before));
    Stage freshStage = after < 0 ? null : to.stages().get(to.stageOf(after));
    Stage shownStage = freshStage == null ? Objects.requireNonNull(oldStage) : freshStage;
    String titleBefore = other(old == null ? null : old.title(), shown.title());
    String stageBefore = other(oldStage == null ? null : oldStage.key(), shownStage.key());
    return new MilestoneChange(
        shown.key(),
        shown.title(),
        titleBefore,
        shownStage.title(),
        stageBefore == null ? null : title(oldStage),
        change(old, fresh, titleBefore != null || stageBefore != null),
        old == null ? null : old.required(),
        fresh == null ? null : fresh.required(),
        old == null ? null : old.review(),
        fresh == null ? null : fresh.review(),
        before < 0 ? 0 : count(effect -> done(effect.before(), before)),
        after < 0 ? 0 : count(effect -> done(effect.after(), after)),
        before < 0 ? 0 : count(effect -> underWay(effect.before(), before)));
  }

  /** What it was before, unless that is the same. */
  private static @Nullable String other(@Nullable String before, String after) {
    return after.equals(before) ? null : before;
  }

  private static @Nullable String title(@Nullable Stage stage) {
    return stage == null ? null : stage.title();
  }

  private static Change change(
      @Nullable Milestone old, @Nullable Milestone fresh, boolean differs) {
    if (old == null) {
      return Change.ADDED;
    }
    if (fresh == null) {
      return Change.REMOVED;
    }
    return differs || old.required() != fresh.required() || old.review() != fresh.review()
        ? Change.CHANGED
        : Change.KEPT;
  }

  List<StageChange> stages() {
    var changes = new ArrayList<StageChange>();
    to.stages().forEach(stage -> changes.add(stage(stage, find(from, stage.key()), stage)));
    for (Stage stage : from.stages()) {
      if (find(to, stage.key()) == null) {
        changes.add(stage(stage, stage, null));
      }
    }
    return changes;
  }

  private StageChange stage(Stage shown, @Nullable Stage old, @Nullable Stage fresh) {
    return new StageChange(
        shown.key(),
        shown.title(),
        old == null
            ? Change.ADDED
            : fresh == null
                ? Change.REMOVED
                : required(old).equals(required(fresh)) ? Change.KEPT : Change.CHANGED,
        count(effect -> effect.completed().contains(shown.key()) ? 1 : 0),
        count(effect -> effect.reopened().contains(shown.key()) ? 1 : 0));
  }

  private static List<String> required(Stage stage) {
    return stage.milestones().stream()
        .filter(Milestone::required)
        .map(Milestone::key)
        .sorted()
        .toList();
  }

  private static @Nullable Stage find(Outline outline, String key) {
    return outline.stages().stream()
        .filter(stage -> stage.key().equals(key))
        .findFirst()
        .orElse(null);
  }

  private int count(ToIntFunction<Effect> one) {
    return effects.stream().mapToInt(one).sum();
  }

  private static int done(Standing standing, int place) {
    return standing.isDone(place) ? 1 : 0;
  }

  private static int underWay(Standing standing, int place) {
    MilestoneStatus status = standing.status(place);
    return status == MilestoneStatus.OPEN || status == MilestoneStatus.DONE ? 0 : 1;
  }
}
