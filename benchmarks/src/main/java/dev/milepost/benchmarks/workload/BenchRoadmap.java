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
import java.util.stream.IntStream;

/** The one roadmap that all learners follow; each stage ends with a project that is reviewed. */
public final class BenchRoadmap {

  public static final String SLUG = "bench";
  public static final int VERSION = 1;

  static final int MILESTONES = 60;

  private static final int STAGES = 6;
  private static final int PER_STAGE = MILESTONES / STAGES;
  private static final int WEEKS_PER_STAGE = 4;
  private static final List<String> KEYS =
      IntStream.range(0, MILESTONES).mapToObj("milestone-%02d"::formatted).toList();

  private BenchRoadmap() {}

  /**
   * @param place of the milestone in the roadmap's order, from 0
   */
  static String key(int place) {
    return KEYS.get(place);
  }

  static boolean isReviewed(int place) {
    return place % PER_STAGE == PER_STAGE - 1;
  }

  public static RoadmapPublished published(Instant at) {
    return new RoadmapPublished(
        EventIds.of(SLUG, Integer.toString(VERSION)),
        "main",
        new Roadmap(
            SLUG,
            "The benchmarks' roadmap",
            "Six stages of ten milestones.",
            null,
            IntStream.range(0, STAGES).mapToObj(BenchRoadmap::stage).toList(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of()),
        VERSION,
        at);
  }

  private static Stage stage(int number) {
    int first = number * PER_STAGE;
    return new Stage(
        "stage-" + number,
        "Stage " + number,
        "",
        WEEKS_PER_STAGE,
        number == 0 ? List.of() : List.of("stage-" + (number - 1)),
        IntStream.range(first, first + PER_STAGE).mapToObj(BenchRoadmap::milestone).toList(),
        List.of());
  }

  private static Milestone milestone(int place) {
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
