package dev.milepost.progress.moving;

import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import dev.milepost.state.Outline;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells to which versions a cohort can be moved, and how far they differ from the one it has. */
@Component
public class OtherVersions {

  private final PublishedRoadmaps roadmaps;

  OtherVersions(PublishedRoadmaps roadmaps) {
    this.roadmaps = roadmaps;
  }

  /** The newest first. */
  public List<OtherVersion> of(Cohort cohort) {
    Outline from = roadmaps.pinned(cohort.roadmap(), cohort.roadmapVersion());
    return roadmaps.versions(cohort.roadmap()).stream()
        .filter(version -> version != cohort.roadmapVersion())
        .sorted(Comparator.reverseOrder())
        .map(version -> compared(from, roadmaps.pinned(cohort.roadmap(), version), version))
        .toList();
  }

  private static OtherVersion compared(Outline from, Outline to, int version) {
    var counts =
        new CompareVersions(from, to, List.of())
            .milestones().stream()
                .collect(Collectors.groupingBy(MilestoneChange::change, Collectors.counting()));
    return new OtherVersion(
        version,
        counts.getOrDefault(Change.ADDED, 0L),
        counts.getOrDefault(Change.REMOVED, 0L),
        counts.getOrDefault(Change.CHANGED, 0L));
  }

  /**
   * A version that the cohort does not have, beside the one that it has.
   *
   * @param added how many milestones only this one has
   * @param removed how many only the cohort's has
   * @param changed how many both have, but not alike
   */
  public record OtherVersion(int version, long added, long removed, long changed) {

    public boolean isAlike() {
      return added + removed + changed == 0;
    }
  }
}
