package dev.milepost.roadmap.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.milepost.edge.problem.Problem;
import dev.milepost.roadmap.authoring.ReadRoadmap;
import dev.milepost.roadmap.authoring.ReadRoadmap.Reading;
import dev.milepost.roadmap.document.Notation;
import dev.milepost.roadmap.publishing.Precondition.Absent;
import dev.milepost.roadmap.publishing.Precondition.None;
import dev.milepost.roadmap.publishing.Precondition.Present;
import dev.milepost.roadmap.publishing.Precondition.Revision;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Saves the draft of a roadmap, if it is sound. */
@Component
public class SaveDraft {

  private final Drafts drafts;

  SaveDraft(Drafts drafts) {
    this.drafts = drafts;
  }

  /**
   * Saves {@code text} when it has no fault and the draft is the one that is expected; the same
   * text again changes nothing. The first save makes the roadmap and gives it to the organisation.
   *
   * @throws Problem {@code draft-changed}, {@code precondition-required} or {@code slug-taken};
   *     then nothing is saved
   */
  @Transactional
  public Outcome save(
      String organisation, String slug, Notation notation, byte[] text, Precondition expected) {
    return switch (ReadRoadmap.read(text, notation, slug)) {
      case Reading.Faulty faulty -> new Outcome.Refused(faulty);
      case Reading.Sound sound ->
          save(organisation, slug, notation, new String(text, UTF_8), expected, sound);
    };
  }

  private Outcome save(
      String organisation,
      String slug,
      Notation notation,
      String text,
      Precondition expected,
      Reading.Sound sound) {
    Optional<Draft> present = drafts.lock(slug);
    if (present.isEmpty() && create(organisation, slug, notation, text, expected, sound)) {
      return new Outcome.Saved(1, true, sound);
    }
    Draft draft = present.or(() -> drafts.lock(slug)).orElseThrow();
    check(draft, organisation, expected);
    if (draft.sameText(notation, text)) {
      return new Outcome.Saved(draft.revision(), false, sound);
    }
    drafts.change(slug, notation, text, title(sound));
    return new Outcome.Saved(draft.revision() + 1, false, sound);
  }

  private boolean create(
      String organisation,
      String slug,
      Notation notation,
      String text,
      Precondition expected,
      Reading.Sound sound) {
    return switch (expected) {
      case None none -> drafts.create(organisation, slug, notation, text, title(sound));
      case Absent absent -> drafts.create(organisation, slug, notation, text, title(sound));
      case Present present -> throw doesNotExist();
      case Revision revision -> throw doesNotExist();
    };
  }

  private static String title(Reading.Sound sound) {
    return sound.roadmap().title();
  }

  private static void check(Draft draft, String organisation, Precondition expected) {
    if (!draft.organisation().equals(organisation)) {
      throw new Problem(
          PublishingProblems.SLUG_TAKEN, "Another organisation has a roadmap of this name.");
    }
    boolean met =
        switch (expected) {
          case None none ->
              throw new Problem(
                      PublishingProblems.PRECONDITION_REQUIRED,
                      "The draft exists; send If-Match with the ETag that you read.")
                  .at("If-Match", "the ETag of the draft that you read");
          case Absent absent -> false;
          case Present present -> true;
          case Revision revision -> revision.revision() == draft.revision();
        };
    if (!met) {
      throw changed(draft);
    }
  }

  /** The draft has another revision than the request expects. */
  static Problem changed(Draft draft) {
    return new Problem(
            PublishingProblems.DRAFT_CHANGED,
            "The draft has revision %d; read it again before you change it."
                .formatted(draft.revision()))
        .withHeader("ETag", Precondition.etag(draft.revision()));
  }

  private static Problem doesNotExist() {
    return new Problem(
        PublishingProblems.DRAFT_CHANGED, "There is no such draft; leave If-Match out to make it.");
  }

  /** What became of the text. */
  public sealed interface Outcome {

    /**
     * @param revision of the draft as it is now
     * @param created whether the roadmap is new
     */
    record Saved(long revision, boolean created, Reading.Sound reading) implements Outcome {}

    /** Nothing was saved. */
    record Refused(Reading.Faulty reading) implements Outcome {}
  }
}
