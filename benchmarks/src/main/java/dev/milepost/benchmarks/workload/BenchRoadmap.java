package dev.milepost.benchmarks.workload;

import dev.milepost.events.EventIds;
import dev.milepost.events.RoadmapPublished;
import dev.milepost.events.RoadmapPublished.Evidence;
import dev.milepost.events.RoadmapPublished.Kind;
import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.events.RoadmapPublished.Stage;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A roadmap that a population follows; each stage ends with a project that is reviewed.
 *
 * @param milestonesEach of a stage
 */
public record BenchRoadmap(String slug, int stages, int milestonesEach) {

  /** What all follow where nothing else is said: six stages of ten milestones. */
  public static final BenchRoadmap USUAL = new BenchRoadmap("bench", 6, 10);

  public static final int VERSION = 1;

  private static final int WEEKS_PER_STAGE = 4;
  private static final List<String> KEYS =
      IntStream.range(0, 1_000).mapToObj("milestone-%02d"::formatted).toList();

  public int milestones() {
    return stages * milestonesEach;
  }

  /**
   * @param place of the milestone in the roadmap's order, from 0
   */
  public static String key(int place) {
    return KEYS.get(place);
  }

  public String anyKey(RandomGenerator random) {
    return key(random.nextInt(milestones()));
  }

  boolean isReviewed(int place) {
    return place % milestonesEach == milestonesEach - 1;
  }

  public RoadmapPublished published(Instant at) {
    return new RoadmapPublished(
        EventIds.of(slug, Integer.toString(VERSION)),
        "main",
        new Roadmap(
            slug,
            "The benchmarks' roadmap",
            "%d stages of %d milestones.".formatted(stages, milestonesEach),
            null,
            IntStream.range(0, stages).mapToObj(this::stage).toList(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of()),
        VERSION,
        at);
  }

  private Stage stage(int number) {
    int first = number * milestonesEach;
    return new Stage(
        "stage-" + number,
        "Stage " + number,
        "",
        WEEKS_PER_STAGE,
        number == 0 ? List.of() : List.of("stage-" + (number - 1)),
        IntStream.range(first, first + milestonesEach).mapToObj(this::milestone).toList(),
        List.of());
  }

  private Milestone milestone(int place) {
    boolean reviewed = isReviewed(place);
    return new Milestone(
        key(place),
        "Milestone " + place,
        "",
        reviewed ? Kind.PROJECT : Kind.LESSON,
        true,
        1 + place % 3,
        4,
        null,
        List.of(),
        reviewed ? Evidence.OPTIONAL : Evidence.NONE,
        reviewed,
        List.of(),
        List.of());
  }
}
