package dev.milepost.progress.path;

import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.events.RoadmapPublished.Stage;
import dev.milepost.progress.path.LearnerPath.MilestoneOfPath;
import dev.milepost.progress.path.LearnerPath.StageOfPath;
import dev.milepost.progress.path.PathRow.Done;
import dev.milepost.state.Outline;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lays a learner's stages and milestones out as a path. */
final class LayOutPath {

  private final PathRow row;
  private final Outline outline;
  private final LocalDate today;

  /**
   * @param today in the cohort's zone
   */
  LayOutPath(PathRow row, LocalDate today) {
    this.row = row;
    this.outline = row.standing().outline();
    this.today = today;
  }

  List<StageOfPath> stages() {
    return IntStream.range(0, outline.stages().size()).mapToObj(this::stage).toList();
  }

  private StageOfPath stage(int place) {
    Stage stage = outline.stages().get(place);
    boolean completed = row.standing().isStageCompleted(place);
    return new StageOfPath(
        place + 1,
        stage.key(),
        stage.title(),
        stage.summary(),
        (int) required(place).count(),
        (int) required(place).filter(row.standing()::isDone).count(),
        completed ? last(required(place).mapToObj(row::doneDay)) : null,
        last(required(place).mapToObj(row.plan()::dueDay)),
        !completed && row.standing().currentStage() == place,
        stagesBefore(stage),
        stagesAfter(stage),
        milestones(place).mapToObj(this::milestone).toList());
  }

  private List<String> stagesBefore(Stage stage) {
    return stage.prerequisites().stream()
        .map(outline::stagePlaceOf)
        .filter(before -> !row.standing().isStageCompleted(before))
        .map(before -> outline.stages().get(before).title())
        .toList();
  }

  private List<String> stagesAfter(Stage stage) {
    return outline.stages().stream()
        .filter(after -> after.prerequisites().contains(stage.key()))
        .map(Stage::title)
        .toList();
  }

  private MilestoneOfPath milestone(int place) {
    Milestone milestone = outline.milestone(place);
    Done done = row.done().get(milestone.key());
    LocalDate doneOn = row.doneDay(place);
    LocalDate due = row.plan().dueDay(place);
    return new MilestoneOfPath(
        milestone.key(),
        milestone.title(),
        milestone.summary(),
        milestone.kind(),
        milestone.required(),
        milestone.points(),
        milestone.hours(),
        milestone.evidence(),
        milestone.review(),
        wireName(row.standing().status(place)),
        done == null ? null : done.at(),
        doneOn,
        done != null && done.carriedOver(),
        due,
        due.isBefore(doneOn == null ? today : doneOn),
        milestonesBefore(milestone),
        milestonesAfter(milestone),
        milestone.resources());
  }

  private List<String> milestonesBefore(Milestone milestone) {
    return milestone.prerequisites().stream()
        .map(key -> outline.placeOf(key).orElseThrow())
        .filter(before -> !row.standing().isDone(before))
        .map(before -> outline.milestone(before).title())
        .toList();
  }

  private List<String> milestonesAfter(Milestone milestone) {
    return outline.milestones().stream()
        .filter(after -> after.prerequisites().contains(milestone.key()))
        .map(Milestone::title)
        .toList();
  }

  private IntStream milestones(int stage) {
    return IntStream.range(0, outline.size()).filter(place -> outline.stageOf(place) == stage);
  }

  private IntStream required(int stage) {
    return outline.required(stage);
  }

  private static @Nullable LocalDate last(Stream<? extends @Nullable LocalDate> days) {
    return days.flatMap(Stream::ofNullable).max(Comparator.naturalOrder()).orElse(null);
  }

  /** The name in the API: {@code CHANGES_REQUESTED} is {@code changes-requested}. */
  static String wireName(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
