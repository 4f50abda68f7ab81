package dev.milepost.roadmap.authoring;

import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.roadmap.document.Fault;
import dev.milepost.roadmap.document.Fault.Code;
import dev.milepost.roadmap.document.Faults;
import dev.milepost.roadmap.document.Node;
import dev.milepost.roadmap.document.Notation;
import dev.milepost.roadmap.document.Place;
import dev.milepost.roadmap.document.ReadDocument;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an authored roadmap. Pure: the same text always gives the same reading. */
public final class ReadRoadmap {

  /**
   * Of the roadmap as JSON with every default written out, as it travels in one event. Kafka's
   * default limit for a message is 1 MiB; this leaves room for the rest of the event.
   */
  static final int MAX_PUBLISHED_BYTES = 900_000;

  private ReadRoadmap() {}

  /**
   * Reads a roadmap and reports everything that is wrong with it at once, in the order of the text.
   *
   * @param text UTF-8
   * @param slug the one that the roadmap must have; null when any will do
   */
  public static Reading read(byte[] text, Notation notation, @Nullable String slug) {
    var faults = new Faults();
    var warnings = new Faults();
    Optional<Node> root = ReadDocument.read(text, notation, faults);
    Optional<Roadmap> roadmap =
        root.map(node -> new RoadmapReader(slug, faults, warnings).read(node));
    roadmap.filter(sound -> faults.inOrder().isEmpty()).ifPresent(sound -> weigh(sound, faults));
    return roadmap.isPresent() && faults.inOrder().isEmpty()
        ? new Reading.Sound(roadmap.get(), warnings.inOrder())
        : new Reading.Faulty(faults.inOrder(), warnings.inOrder());
  }

  private static void weigh(Roadmap roadmap, Faults faults) {
    int bytes = WriteRoadmap.published(roadmap).length;
    if (bytes > MAX_PUBLISHED_BYTES) {
      faults.add(
          Place.START,
          Code.TOO_LARGE,
          "With every default written out the roadmap has %,d bytes; at most %,d are published."
              .formatted(bytes, MAX_PUBLISHED_BYTES));
    }
  }

  /** What reading came to. */
  public sealed interface Reading {

    List<Fault> warnings();

    /** The roadmap can be published; the warnings say what the author may not have meant. */
    record Sound(Roadmap roadmap, List<Fault> warnings) implements Reading {}

    /**
     * @param faults at least one
     */
    record Faulty(List<Fault> faults, List<Fault> warnings) implements Reading {}
  }
}
