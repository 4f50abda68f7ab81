package dev.milepost.progress.enrolling;

import dev.milepost.progress.identity.Newcomer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to be enrolled, by the rules.
 *
 * @param newcomer as whom they are made a person, if they are none yet
 * @param learnerId the id that was asked for; null when any will do
 */
record EnrolmentWish(Newcomer newcomer, @Nullable UUID learnerId, EnrolmentDates dates) {

  /** The same for wishes for one person. */
  String address() {
    return newcomer.email().key();
  }
}
