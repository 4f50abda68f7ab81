package dev.milepost.benchmarks.intake;

import dev.milepost.benchmarks.load.ClosedLoop;
import dev.milepost.local.process.PartProcess;

/**
 * One way to take in reports.
 *
 * @param name in the results
 * @param server that is posted to
 * @param clients who post at the same time
 * @param eventsEach how many reports one request holds
 */
record Entrant(
    String name, PartProcess server, int clients, int eventsEach, ClosedLoop.Request request) {

  /** Sends to Kafka what it is posted, and looks at nothing. */
  static final String BARE = "bare";

  static final String BARE_BATCH = "bare_batch";

  /** The progress service, taking in and not recording. */
  static final String MILEPOST = "milepost";

  static final String MILEPOST_BATCH = "milepost_batch";

  /** The progress service as it is run: what it takes in it records, on the same processors. */
  static final String MILEPOST_RECORDING = "milepost_recording";
}
