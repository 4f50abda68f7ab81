package dev.milepost.state;

import dev.milepost.events.RoadmapPublished.Milestone;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/**
 * Where one learner stands on one version of a roadmap: a status per milestone. Immutable.
 *
 * @param line one letter a milestone ({@link MilestoneStatus#letter}), in the outline's order
 */
public record Standing(Outline outline, String line) {

  public Standing {
    if (line.length() != outline.size()) {
      throw new IllegalArgumentException(
          "a roadmap of %d milestones, a line of %d".formatted(outline.size(), line.length()));
    }
  }

  /** Nothing done yet. */
  public static Standing atTheStart(Outline outline) {
    return new Standing(
        outline, String.valueOf(MilestoneStatus.OPEN.letter()).repeat(outline.size()));
  }

  public Standing with(int place, MilestoneStatus status) {
    if (line.charAt(place) == status.letter()) {
      return this;
    }
    byte[] letters = line.getBytes(StandardCharsets.ISO_8859_1);
    letters[place] = (byte) status.letter();
    return new Standing(outline, new String(letters, StandardCharsets.ISO_8859_1));
  }

  public MilestoneStatus status(int place) {
    return MilestoneStatus.of(line.charAt(place));
  }

  public boolean isDone(int place) {
    return line.charAt(place) == MilestoneStatus.DONE.letter();
  }

  /** Every required milestone of the stage is done; never true for a stage that requires none. */
  public boolean isStageCompleted(int stage) {
    return areDone(outline.requiredPlaces(stage));
  }

  /** Every required milestone of the roadmap is done. */
  public boolean isRoadmapCompleted() {
    return areDone(outline.requiredPlaces());
  }

  private boolean areDone(int[] places) {
    for (int place : places) {
      if (!isDone(place)) {
        return false;
      }
    }
    return places.length > 0;
  }

  /** How many required milestones of the stage are not done. */
  public int missing(int stage) {
    return missing(outline.requiredPlaces(stage));
  }

  /** How many required milestones of the roadmap are not done. */
  public int missing() {
    return missing(outline.requiredPlaces());
  }

  /** Plain loops here and below: recording asks for every event. */
  private int missing(int[] places) {
    int missing = 0;
    for (int place : places) {
      missing += isDone(place) ? 0 : 1;
    }
    return missing;
  }

  public int stagesCompleted() {
    int completed = 0;
    for (int stage = 0; stage < outline.stages().size(); stage++) {
      completed += isStageCompleted(stage) ? 1 : 0;
    }
    return completed;
  }

  /** The first stage that is not completed; the last one when all are. */
  public int currentStage() {
    int last = outline.stages().size() - 1;
    for (int stage = 0; stage < last; stage++) {
      if (!isStageCompleted(stage)) {
        return stage;
      }
    }
    return last;
  }

  public int milestonesDone() {
    int done = 0;
    for (int place = 0; place < outline.size(); place++) {
      done += isDone(place) ? 1 : 0;
    }
    return done;
  }

  public int pointsDone() {
    int points = 0;
    for (int place = 0; place < outline.size(); place++) {
      points += isDone(place) ? outline.pointsOf(place) : 0;
    }
    return points;
  }

  /**
   * Share of all points, 0 to 100, rounded down; of the milestones where none has points. 100 means
   * everything, milestones without points included.
   */
  public int percent() {
    int done = milestonesDone();
    if (done == outline.size()) {
      return 100;
    }
    long share =
        outline.points() == 0
            ? 100L * done / outline.size()
            : 100L * pointsDone() / outline.points();
    return (int) Math.min(share, 99);
  }

  /** The milestone's and its stage's prerequisites are all done. */
  public boolean isUnlocked(int place) {
    Milestone milestone = outline.milestone(place);
    var stage = outline.stages().get(outline.stageOf(place));
    return stage.prerequisites().stream()
            .allMatch(key -> isStageCompleted(outline.stagePlaceOf(key)))
        && milestone.prerequisites().stream()
            .allMatch(key -> isDone(outline.placeOf(key).orElseThrow()));
  }

  IntStream places() {
    return IntStream.range(0, outline.size());
  }
}
