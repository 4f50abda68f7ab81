package dev.milepost.local.oulad;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was imported, kept beside the data so that a later import adds to it and a check knows what
 * to expect. Written before anything is sent: what an interrupted import has not sent is missing.
 *
 * @param source folder or zip
 * @param start day 0 of all presentations; null when they lie where they were
 * @param asOfDay last day of which anything was told; null when all was
 * @param until moment up to which things had happened; null when all had
 */
record ImportRecord(
    String source, @Nullable LocalDate start, @Nullable Integer asOfDay, @Nullable Instant until) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static ImportRecord of(Path source, Calendar calendar) {
    String place = source.toAbsolutePath().normalize().toString();
    return switch (calendar) {
      case Calendar.AsPublished all -> new ImportRecord(place, null, null, null);
      case Calendar.Running running ->
          new ImportRecord(place, running.start(), running.asOfDay(), running.now());
    };
  }

  Calendar calendar() {
    return start == null || asOfDay == null || until == null
        ? new Calendar.AsPublished()
        : new Calendar.Running(start, asOfDay, until);
  }

  /** Empty when nothing was imported. */
  static Optional<ImportRecord> in(Path file) {
    return Files.exists(file)
        ? Optional.of(JSON.readValue(file, ImportRecord.class))
        : Optional.empty();
  }

  void writeTo(Path file) {
    try {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
