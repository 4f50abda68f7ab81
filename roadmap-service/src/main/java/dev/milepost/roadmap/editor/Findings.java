package dev.milepost.roadmap.editor;

import dev.milepost.roadmap.authoring.ReadRoadmap.Reading;
import dev.milepost.roadmap.pages.DrawPath;
import dev.milepost.roadmap.pages.RoadmapPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reading a text came to, as the editor shows it.
 *
 * @param count how many faults there are; of them at most {@value #SHOWN} are listed
 * @param preview the roadmap as its page will show it; null while there is a fault
 */
record Findings(
    int count, List<Finding> faults, List<Finding> warnings, @Nullable RoadmapPath preview) {

  /** Who has more to mend does not read them all at once. */
  private static final int SHOWN = 100;

  static Findings of(Reading reading) {
    return switch (reading) {
      case Reading.Faulty faulty ->
          new Findings(
              faulty.faults().size(),
              Finding.of(faulty.faults(), SHOWN),
              Finding.of(faulty.warnings(), SHOWN),
              null);
      case Reading.Sound sound ->
          new Findings(
              0, List.of(), Finding.of(sound.warnings(), SHOWN), DrawPath.draft(sound.roadmap()));
    };
  }

  /** Faults beyond those that are listed. */
  public int more() {
    return count - faults.size();
  }
}
