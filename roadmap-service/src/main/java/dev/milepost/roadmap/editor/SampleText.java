package dev.milepost.roadmap.editor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** What a new roadmap begins with: a small sound one, with comments that explain it. */
final class SampleText {

  private SampleText() {}

  /** In German for who reads German, else in English. */
  static String in(Locale language) {
    String name = language.getLanguage().equals("de") ? "new-roadmap_de.yaml" : "new-roadmap.yaml";
    try (InputStream file =
        Objects.requireNonNull(SampleText.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
