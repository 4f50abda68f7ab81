package dev.milepost.progress.signals;

import java.util.Set;
import java.util.UUID;

/**
 * Something that their figures may show was committed, by whichever instance. Published to the
 * application at most some ten times a second, on the thread that hears the signals; a signal may
 * get lost, or tell of nothing new.
 *
 * @param cohorts empty when it may have been any: signals were too many, or may have been missed
 */
public record CohortsChanged(Set<UUID> cohorts) {

  public boolean touches(UUID cohort) {
    return cohorts.isEmpty() || cohorts.contains(cohort);
  }
}
