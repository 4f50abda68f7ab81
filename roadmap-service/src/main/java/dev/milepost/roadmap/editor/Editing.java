package dev.milepost.roadmap.editor;

import dev.milepost.roadmap.authoring.ReadRoadmap;
import dev.milepost.roadmap.authoring.ReadRoadmap.Reading;
import dev.milepost.roadmap.document.Notation;
import dev.milepost.roadmap.publishing.Draft;

/**
 * A text under the author's hands.
 *
 * @param slug of the roadmap; empty for one that is not saved yet
 * @param revision of the draft that saving replaces; 0 when there is none
 */
record Editing(String slug, long revision, Notation notation, String text, Findings findings) {

  static Editing of(Draft draft) {
    return new Editing(
        draft.slug(),
        draft.revision(),
        draft.notation(),
        draft.text(),
        Findings.of(draft.reading()));
  }

  static Editing typed(String slug, long revision, Notation notation, TypedText typed) {
    return new Editing(
        slug, revision, notation, typed.text(), Findings.of(reading(slug, notation, typed)));
  }

  static Reading reading(String slug, Notation notation, TypedText typed) {
    return ReadRoadmap.read(typed.bytes(), notation, slug.isEmpty() ? null : slug);
  }

  public boolean isNew() {
    return slug.isEmpty();
  }

  public String inTextArea() {
    return TypedText.inTextArea(text);
  }
}
