package dev.milepost.benchmarks.ingest;

import dev.milepost.benchmarks.stand.BenchStand;
import dev.milepost.benchmarks.workload.MilestoneEvents;
import dev.milepost.benchmarks.workload.TopicWriter;
import dev.milepost.benchmarks.workload.WithRepeats;
import dev.milepost.events.EventFormat;
import dev.milepost.events.EventFormat.Written;
import dev.milepost.events.Topic;
import dev.milepost.local.process.PartProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * The same events in three places, written once: a topic, a topic of another broker in which every
 * tenth is sent again later, and a file for COPY.
 */
record Feeds(Feed clean, Feed repeats, Path copyFile) {

  private static final int CLEAN = 1;
  private static final int REPEATS = 2;

  static Feeds fill(BenchStand stand, Workload workload, MilestoneEvents events)
      throws IOException {
    PartProcess clean = stand.startBroker("clean", CLEAN);
    PartProcess repeats = stand.startBroker("repeats", REPEATS);
    Path file = stand.folder().resolve("events.copy");
    var cleanTopic = TopicWriter.create(Topic.MILESTONE, clean.part().url());
    var repeatsTopic = TopicWriter.create(Topic.MILESTONE, repeats.part().url());
    try (cleanTopic;
        repeatsTopic;
        var copy = new CopyFile(file)) {
      new WithRepeats<>(new Once(events, cleanTopic, copy), Workload.REPEATED_AFTER)
          .forEachRemaining(repeatsTopic::send);
    }
    return new Feeds(
        new Feed(
            clean,
            workload.warmUp(),
            workload.events(),
            workload.events(),
            List.copyOf(cleanTopic.lastIds())),
        new Feed(
            repeats,
            workload.warmUpWithRepeats(),
            workload.recordsWithRepeats(),
            workload.events(),
            List.copyOf(repeatsTopic.lastIds())),
        file);
  }

  /** Writes each event to its first two places on the way. */
  private record Once(MilestoneEvents events, TopicWriter topic, CopyFile copy, EventFormat format)
      implements Iterator<Written> {

    Once(MilestoneEvents events, TopicWriter topic, CopyFile copy) {
      this(events, topic, copy, new EventFormat("/progress-service"));
    }

    @Override
    public boolean hasNext() {
      return events.hasNext();
    }

    @Override
    public Written next() {
      var event = events.next();
      copy.add(event);
      Written written = format.write(event);
      topic.send(written);
      return written;
    }
  }
}
