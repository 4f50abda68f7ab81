package dev.milepost.roadmap.pages;

import dev.milepost.events.RoadmapPublished.Stage;
import dev.milepost.roadmap.publishing.Version;
import java.util.List;

/**
 * A roadmap on the page that lists all.
 *
 * @param stages their titles
 */
record RoadmapCard(String slug, String title, String summary, String size, List<String> stages) {

  static RoadmapCard of(Version version) {
    var roadmap = version.roadmap();
    return new RoadmapCard(
        roadmap.slug(),
        roadmap.title(),
        roadmap.summary(),
        "%s · %s · %s"
            .formatted(
                Words.count(version.weeks(), "week"),
                Words.count(version.milestones().count(), "milestone"),
                Words.hours(version.hours())),
        roadmap.stages().stream().map(Stage::title).toList());
  }
}
