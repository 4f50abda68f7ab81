package dev.milepost.state;

import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.events.RoadmapPublished.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A published roadmap, laid out for counting: milestones and stages by their place, from 0, in the
 * author's order. Immutable; made once per version and shared.
 */
public final class Outline {

  private final Roadmap roadmap;
  private final List<Milestone> milestones = new ArrayList<>();
  private final List<Integer> stageOf = new ArrayList<>();
  private final Map<String, Integer> placeOf = new HashMap<>();
  private final Map<String, Integer> stagePlaceOf = new HashMap<>();
  private final boolean[] requiredAt;
  private final int[] required;
  private final int[][] requiredOfStage;
  private final int[] pointsOf;
  private final int points;

  public Outline(Roadmap roadmap) {
    this.roadmap = roadmap;
    for (Stage stage : roadmap.stages()) {
      stagePlaceOf.put(stage.key(), stagePlaceOf.size());
      for (Milestone milestone : stage.milestones()) {
        placeOf.put(milestone.key(), milestones.size());
        stageOf.add(stagePlaceOf.size() - 1);
        milestones.add(milestone);
      }
    }
    required = placesWhere(place -> milestone(place).required());
    requiredAt = new boolean[milestones.size()];
    for (int place : required) {
      requiredAt[place] = true;
    }
    requiredOfStage =
        IntStream.range(0, stages().size())
            .mapToObj(
                stage ->
                    placesWhere(place -> milestone(place).required() && stageOf(place) == stage))
            .toArray(int[][]::new);
    pointsOf = milestones.stream().mapToInt(Milestone::points).toArray();
    points = IntStream.of(pointsOf).sum();
  }

  public Roadmap roadmap() {
    return roadmap;
  }

  public List<Stage> stages() {
    return roadmap.stages();
  }

  public List<Milestone> milestones() {
    return List.copyOf(milestones);
  }

  /** Where the milestone of this key stands; empty when the version has none. */
  public OptionalInt placeOf(String milestone) {
    Integer place = placeOf.get(milestone);
    return place == null ? OptionalInt.empty() : OptionalInt.of(place);
  }

  public Milestone milestone(int place) {
    return milestones.get(place);
  }

  /** The place of the stage that holds the milestone at {@code place}. */
  public int stageOf(int place) {
    return stageOf.get(place);
  }

  /** The place of the stage of this key, which the roadmap has. */
  public int stagePlaceOf(String stage) {
    return Objects.requireNonNull(stagePlaceOf.get(stage), stage);
  }

  public int size() {
    return milestones.size();
  }

  public boolean isRequired(int place) {
    return requiredAt[place];
  }

  /** The places of all required milestones, in order. */
  public IntStream required() {
    return IntStream.of(required);
  }

  /** The places of the required milestones of the stage at {@code stage}, in order. */
  public IntStream required(int stage) {
    return IntStream.of(requiredOfStage[stage]);
  }

  /** As {@link #required()}, for loops that recording goes through for every event. */
  int[] requiredPlaces() {
    return required;
  }

  /** As {@link #required(int)}. */
  int[] requiredPlaces(int stage) {
    return requiredOfStage[stage];
  }

  int pointsOf(int place) {
    return pointsOf[place];
  }

  /** The points of all milestones together. */
  public int points() {
    return points;
  }

  private int[] placesWhere(IntPredicate which) {
    return IntStream.range(0, milestones.size()).filter(which).toArray();
  }
}
