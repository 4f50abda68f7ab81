package dev.milepost.benchmarks.ingest;

import dev.milepost.benchmarks.results.Invalid;
import dev.milepost.benchmarks.results.Run;
import java.io.IOException;
import java.sql.SQLException;

/** One way to take in the events, beginning with nothing and ending with all of them taken. */
interface Contestant {

  Entrant entrant();

  /**
   * Takes in all events and leaves nothing running.
   *
   * @throws Invalid when what came out is not what went in
   */
  Run run() throws SQLException, IOException;
}
