package dev.milepost.notification.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where rows of one batch go that cannot be decided on, whatever is wrong with them: they hold up
 * no other, and are looked at again in an hour.
 */
final class Parking {

  private static final Logger log = LoggerFactory.getLogger(Parking.class);
  private static final Duration PARKED = Duration.ofHours(1);

  private final Instant until;
  private int parked;

  Parking(Instant now) {
    this.until = now.plus(PARKED);
  }

  /** When what is parked, or cannot be looked at yet, is looked at again. */
  Instant until() {
    return until;
  }

  /** How many rows were parked. */
  int parked() {
    return parked;
  }

  /**
   * Decides on one row, or parks it.
   *
   * @param decide notes nothing for the batch when it fails
   * @param park is told when to look again
   */
  void decide(String kind, UUID id, Runnable decide, Consumer<Instant> park) {
    try {
      decide.run();
    } catch (RuntimeException e) {
      log.error("{} {} cannot be decided on and is parked for {}", kind, id, PARKED, e);
      parked++;
      park.accept(until);
    }
  }
}
