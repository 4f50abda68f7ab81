package dev.milepost.progress.moving;

import static org.awaitility.Awaitility.await;

import dev.milepost.events.EventIds;
import dev.milepost.events.RoadmapPublished;
import dev.milepost.events.RoadmapPublished.Evidence;
import dev.milepost.events.RoadmapPublished.Kind;
import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.events.RoadmapPublished.Stage;
import dev.milepost.messaging.EventSender;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A roadmap of two versions. The first: basics (git, python). The second: basics (docker, git),
 * models (regression). Titles are the keys.
 */
public record TwoVersions(EventSender sender, PublishedRoadmaps roadmaps) {

  public void publish(String slug) {
    publish(slug, 1, stage("basics", "git", "python"));
    publish(slug, 2, stage("basics", "docker", "git"), stage("models", "regression"));
  }

  private void publish(String slug, int version, Stage... stages) {
    sender
        .send(
            new RoadmapPublished(
                EventIds.of(slug, "" + version),
                "main",
                roadmap(slug, stages),
                version,
                Instant.now()))
        .join();
    await().until(() -> roadmaps.find(slug, version).isPresent());
  }

  public static Roadmap roadmap(String slug, Stage... stages) {
    return new Roadmap(
        slug,
        "Movable",
        "",
        null,
        List.of(stages),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  public static Stage stage(String key, String... milestones) {
    return new Stage(
        key,
        key,
        "",
        2,
        List.of(),
        Stream.of(milestones).map(TwoVersions::milestone).toList(),
        List.of());
  }

  private static Milestone milestone(String key) {
    return new Milestone(
        key,
        key,
        "",
        Kind.PRACTICE,
        true,
        10,
        4,
        null,
        List.of(),
        Evidence.NONE,
        false,
        List.of(),
        List.of());
  }
}
