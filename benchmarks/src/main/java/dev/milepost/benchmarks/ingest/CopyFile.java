package dev.milepost.benchmarks.ingest;

import dev.milepost.benchmarks.workload.Population;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneReported;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes events the way PostgreSQL's binary COPY takes them ("COPY", File Formats), ahead of time,
 * so that whoever copies them has nothing else to do. Each batch stands behind its number of rows
 * and its length in bytes.
 */
final class CopyFile implements AutoCloseable {

  static final int BATCH = 5_000;

  /** The columns and the key of the product's event log. */
  static final String TABLE =
      """
      create table copied_event (
        event_id uuid not null, term text not null, learner_id uuid not null,
        enrolment_id uuid not null, milestone text not null, type text not null,
        version smallint not null, actor_id uuid not null, source text not null,
        submission_id uuid, occurred_at timestamptz not null, reported_at timestamptz not null,
        recorded_at timestamptz not null, carried_over boolean not null,
        fingerprint bigint not null, evidence text, note text,
        primary key (event_id, learner_id, term))
      """;

  static final String COPY = "copy copied_event from stdin with (format binary)";

  private static final short COLUMNS = 17;
  private static final byte[] SIGNATURE =
      "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

  private final DataOutputStream file;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream batch = new DataOutputStream(bytes);
  private int rows;

  CopyFile(Path path) throws IOException {
    file = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path), 1 << 16));
  }

  void add(MilestoneReported event) {
    try {
      if (rows == 0) {
        batch.write(SIGNATURE);
        batch.writeLong(0);
      }
      row(event);
      if (++rows == BATCH) {
        finishBatch();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void row(MilestoneReported event) throws IOException {
    batch.writeShort(COLUMNS);
    uuid(event.id());
    text(Population.TERM);
    uuid(event.learner());
    uuid(event.enrolment());
    text(event.milestone());
    text(event.type().wireName());
    batch.writeInt(Short.BYTES);
    batch.writeShort(EventType.MILESTONE_REPORTED.version());
    uuid(event.actor());
    text(event.source());
    uuid(event.submission());
    time(event.occurredAt());
    time(event.reportedAt());
    time(event.reportedAt());
    batch.writeInt(1);
    batch.writeBoolean(event.carriedOver());
    batch.writeInt(Long.BYTES);
    batch.writeLong(event.fingerprint());
    text(event.evidence());
    text(event.note());
  }

  private void uuid(@Nullable UUID id) throws IOException {
    if (id == null) {
      batch.writeInt(-1);
      return;
    }
    batch.writeInt(2 * Long.BYTES);
    batch.writeLong(id.getMostSignificantBits());
    batch.writeLong(id.getLeastSignificantBits());
  }

  private void text(@Nullable String text) throws IOException {
    if (text == null) {
      batch.writeInt(-1);
      return;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    batch.writeInt(utf8.length);
    batch.write(utf8);
  }

  private void time(Instant time) throws IOException {
    batch.writeInt(Long.BYTES);
    batch.writeLong(EPOCH.until(time, ChronoUnit.MICROS));
  }

  private void finishBatch() throws IOException {
    batch.writeShort(-1);
    file.writeInt(rows);
    file.writeInt(bytes.size());
    bytes.writeTo(file);
    bytes.reset();
    rows = 0;
  }

  @Override
  public void close() throws IOException {
    if (rows > 0) {
      finishBatch();
    }
    file.close();
  }
}
