package dev.milepost.roadmap.authoring;

import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.roadmap.document.Fault;
import dev.milepost.roadmap.document.Faults;
import dev.milepost.roadmap.document.Node;
import dev.milepost.roadmap.document.Notation;
import dev.milepost.roadmap.document.ReadDocument;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an authored roadmap. Pure: the same text always gives the same reading. */
public final class ReadRoadmap {

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
    return roadmap.isPresent() && faults.inOrder().isEmpty()
        ? new Reading.Sound(roadmap.get(), warnings.inOrder())
        : new Reading.Faulty(faults.inOrder(), warnings.inOrder());
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
