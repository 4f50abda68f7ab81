package dev.milepost.benchmarks.stand;

import dev.milepost.local.client.Api;
import dev.milepost.local.process.PartProcess;
import dev.milepost.local.process.StartFailure;
import java.sql.SQLException;
import java.time.Duration;

/** Waits for a process that works through something. */
public final class Await {

  /** Often enough for runs of ten seconds and more, seldom enough to cost next to nothing. */
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private static final int LOOKS_BETWEEN_MOVES = 600;

  private Await() {}

  /**
   * @param records how far it has come; must grow within a minute
   * @throws StartFailure when it gets no further, or ends
   */
  public static void until(PartProcess process, Records records, Condition condition)
      throws SQLException {
    long known = -1;
    for (int looks = 1; !condition.holds(); looks++) {
      boolean stuck = false;
      if (looks % LOOKS_BETWEEN_MOVES == 0) {
        long now = records.count();
        stuck = now == known;
        known = now;
      }
      if (stuck || process.handle().isEmpty()) {
        throw new StartFailure(
            "%s got no further than %,d records: %s (more in %s)."
                .formatted(
                    process.part().name(), records.count(), process.lastWords(), process.log()));
      }
      Api.pause(LOOK_EVERY);
    }
  }

  /** How many records have been dealt with. */
  @FunctionalInterface
  public interface Records {
    long count() throws SQLException;
  }

  /** What is waited for. */
  @FunctionalInterface
  public interface Condition {
    boolean holds() throws SQLException;
  }
}
