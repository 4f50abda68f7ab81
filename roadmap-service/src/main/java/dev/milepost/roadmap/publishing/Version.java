package dev.milepost.roadmap.publishing;

import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.events.RoadmapPublished.Stage;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A roadmap as it was published; it never changes.
 *
 * @param number from 1, without gaps
 * @param publishedAt in business time
 */
public record Version(int number, Roadmap roadmap, Instant publishedAt) {

  public String slug() {
    return roadmap.slug();
  }

  /** The stages' weeks together. */
  public int weeks() {
    return roadmap.stages().stream().mapToInt(Stage::weeks).sum();
  }

  /** The estimated hours of the required milestones. */
  public double hours() {
    return milestones().filter(Milestone::required).mapToDouble(Milestone::hours).sum();
  }

  public Stream<Milestone> milestones() {
    return roadmap.stages().stream().map(Stage::milestones).flatMap(List::stream);
  }
}
