package dev.milepost.roadmap.builtin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The authored text of the built-in roadmap. */
public final class BuiltInText {

  public static final String SLUG = "ml-engineer";

  private static final String FILE = SLUG + ".yaml";

  private BuiltInText() {}

  public static String yaml() {
    try (InputStream file =
        Objects.requireNonNull(BuiltInText.class.getResourceAsStream(FILE), FILE)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
