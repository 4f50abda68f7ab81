package dev.milepost.roadmap.editor;

import dev.milepost.roadmap.authoring.ReadRoadmap.Reading;
import dev.milepost.roadmap.comparing.Differences;
import dev.milepost.roadmap.publishing.Draft;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else has saved while this author wrote: what they saved, beside the author's own text.
 *
 * @param differences from theirs to the author's own; null when theirs cannot be read any more
 */
record Conflict(long revision, String text, @Nullable Differences differences) {

  static Conflict between(Draft theirs, Reading.Sound own) {
    return new Conflict(
        theirs.revision(),
        theirs.text(),
        switch (theirs.reading()) {
          case Reading.Sound sound -> Differences.between(sound.roadmap(), own.roadmap());
          case Reading.Faulty faulty -> null;
        });
  }

  public String inTextArea() {
    return TypedText.inTextArea(text);
  }
}
