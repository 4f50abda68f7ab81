package dev.milepost.roadmap.publishing;

import dev.milepost.roadmap.authoring.ReadRoadmap;
import dev.milepost.roadmap.authoring.ReadRoadmap.Reading;
import dev.milepost.roadmap.document.Notation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The text that the next version will be published from, as its author wrote it.
 *
 * @param revision grows with every change
 * @param savedAt when it was last changed, in system time
 */
public record Draft(
    String slug,
    String organisation,
    long revision,
    Notation notation,
    String text,
    Instant savedAt) {

  /** By the rules of today, which may have become stricter since it was saved. */
  public Reading reading() {
    return ReadRoadmap.read(text.getBytes(StandardCharsets.UTF_8), notation, slug);
  }

  boolean sameText(Notation otherNotation, String otherText) {
    return notation == otherNotation && text.equals(otherText);
  }
}
