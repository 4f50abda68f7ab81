package dev.milepost.roadmap.authoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The JSON Schema (2020-12) of the authoring format, for editors and other programs. */
public final class RoadmapSchema {

  private static final String FILE = "roadmap.schema.json";

  private RoadmapSchema() {}

  /** The schema as JSON text. */
  public static String text() {
    try (InputStream file =
        Objects.requireNonNull(RoadmapSchema.class.getResourceAsStream(FILE), FILE)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
