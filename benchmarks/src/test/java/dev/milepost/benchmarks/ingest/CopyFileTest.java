package dev.milepost.benchmarks.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.benchmarks.workload.MilestoneEvents;
import dev.milepost.benchmarks.workload.Population;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyFileTest {

  private static final int TAIL = 7;

  @TempDir Path folder;

  @Test
  void eachBatchIsACopyOfItsOwn() throws IOException {
    Path file = folder.resolve("events.copy");
    var events =
        new MilestoneEvents(
            new Population(1, 10), UUID.randomUUID(), CopyFile.BATCH + TAIL, Instant.EPOCH, 1);
    try (var copy = new CopyFile(file)) {
      events.forEachRemaining(copy::add);
    }

    assertThat(batches(file)).containsExactly(CopyFile.BATCH, TAIL);
  }

  private static List<Integer> batches(Path file) throws IOException {
    var sizes = new ArrayList<Integer>();
    try (var in = new DataInputStream(Files.newInputStream(file))) {
      while (in.available() > 0) {
        sizes.add(in.readInt());
        byte[] batch = in.readNBytes(in.readInt());
        assertThat(batch).startsWith("PGCOPY".getBytes()).endsWith(-1, -1);
      }
    }
    return sizes;
  }
}
