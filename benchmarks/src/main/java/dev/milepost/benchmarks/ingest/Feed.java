package dev.milepost.benchmarks.ingest;

import dev.milepost.local.process.PartProcess;
import java.util.List;
import java.util.UUID;

/**
 * A broker with a filled milestone topic.
 *
 * @param warmUp how many of its records are not measured, at least
 * @param records how many it holds in all
 * @param distinct how many of these are no repeats
 * @param lastIds the events that stand last in each partition
 */
record Feed(PartProcess broker, long warmUp, long records, long distinct, List<UUID> lastIds) {

  Feed {
    lastIds = List.copyOf(lastIds);
  }

  String bootstrapServers() {
    return broker.part().url();
  }
}
