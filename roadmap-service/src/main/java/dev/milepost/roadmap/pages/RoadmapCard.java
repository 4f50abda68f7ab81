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
    Words words = Words.ofReader();
    return new RoadmapCard(
        roadmap.slug(),
        roadmap.title(),
        roadmap.summary(),
        "%s · %s · %s"
            .formatted(
                words.count(version.weeks(), "week"),
                words.count(version.milestones().count(), "milestone"),
                words.hours(version.hours())),
        roadmap.stages().stream().map(Stage::title).toList());
  }
}
