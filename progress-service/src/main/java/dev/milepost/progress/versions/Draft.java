package dev.milepost.progress.versions;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Problem;
import dev.milepost.events.EventFormat;
import dev.milepost.events.EventFormat.Reading;
import dev.milepost.events.RoadmapPublished;
import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.events.RoadmapPublished.Stage;
import dev.milepost.state.Outline;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads a roadmap that is not published, as the roadmap service writes it, in the same way as those
 * that are. What it is to keep to is checked there; here only what counting and planning need.
 * Pure.
 */
final class Draft {

  private static final EventFormat FORMAT = new EventFormat("/progress-service");
  private static final Map<String, String> HEADERS =
      Map.of("ce_specversion", "1.0", "ce_type", "dev.milepost.roadmap-published.v1");

  private Draft() {}

  /**
   * @param document JSON, with every default written out
   * @throws Problem {@code invalid-parameters} that names {@code document} when it cannot be used
   *     for the roadmap {@code slug}
   */
  static Outline read(String slug, String document) {
    String asPublished =
        """
        {"id":"00000000-0000-0000-0000-000000000000","organisation":"draft","version":1,
         "publishedAt":"1970-01-01T00:00:00Z","roadmap":%s}\
        """
            .formatted(document);
    if (FORMAT.read(HEADERS, asPublished.getBytes(UTF_8))
            instanceof Reading.Event(RoadmapPublished(_, _, Roadmap roadmap, _, _))
        && roadmap.slug().equals(slug)
        && isCountable(roadmap.stages())) {
      return new Outline(roadmap);
    }
    throw new Problem(
            EdgeProblems.INVALID_PARAMETERS, "The draft cannot be read, so nothing can be told.")
        .at("?document", "a draft of " + slug + " as its page sends it");
  }

  private static boolean isCountable(List<Stage> stages) {
    var milestones = stages.stream().flatMap(stage -> stage.milestones().stream()).toList();
    return !milestones.isEmpty()
        && areDistinct(stages.stream().map(Stage::key))
        && areDistinct(milestones.stream().map(Milestone::key))
        && stages.stream().allMatch(stage -> isIn(stage.weeks(), 1, 520))
        && milestones.stream().allMatch(Draft::isCountable);
  }

  private static boolean isCountable(Milestone milestone) {
    Integer dueDay = milestone.dueDay();
    return isIn(milestone.points(), 0, 100_000)
        && isIn(milestone.hours(), 0, 100_000)
        && (dueDay == null || isIn(dueDay, 0, 36_500));
  }

  private static boolean isIn(double value, double least, double most) {
    return value >= least && value <= most;
  }

  private static boolean areDistinct(Stream<String> keys) {
    var seen = new HashSet<String>();
    return keys.allMatch(seen::add);
  }
}
