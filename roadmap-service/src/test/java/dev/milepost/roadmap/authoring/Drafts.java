package dev.milepost.roadmap.authoring;

import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.roadmap.authoring.ReadRoadmap.Reading;
import dev.milepost.roadmap.document.Fault;
import dev.milepost.roadmap.document.Notation;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Small authored documents for the specifications in this package. */
final class Drafts {

  /** Two stages with two milestones each; every test changes what it is about. */
  static final String SOUND =
      """
      slug: baking
      title: Bake bread
      stages:
        - key: dough
          title: Dough
          weeks: 1
          milestones:
            - key: knead
              title: Knead
              kind: lesson
            - key: proof
              title: Proof
              kind: practice
              prerequisites: [knead]
        - key: oven
          title: Oven
          weeks: 2
          prerequisites: [dough]
          milestones:
            - key: heat
              title: Heat
              kind: practice
            - key: loaf
              title: Bake a loaf
              kind: project
              prerequisites: [heat, proof]
      """;

  private Drafts() {}

  static Reading read(String yaml) {
    return ReadRoadmap.read(yaml.getBytes(StandardCharsets.UTF_8), Notation.YAML, null);
  }

  static Roadmap roadmap(String yaml) {
    return switch (read(yaml)) {
      case Reading.Sound sound -> sound.roadmap();
      case Reading.Faulty faulty -> throw new AssertionError(faulty.faults());
    };
  }

  static List<Fault> faults(String yaml) {
    return switch (read(yaml)) {
      case Reading.Sound sound -> List.of();
      case Reading.Faulty faulty -> faulty.faults();
    };
  }

  /** The faults as {@code line:column code}. */
  static List<String> places(String yaml) {
    return faults(yaml).stream()
        .map(fault -> fault.line() + ":" + fault.column() + " " + fault.code().slug())
        .toList();
  }

  /** {@link #SOUND} with one text replaced, which must be there. */
  static String with(String old, String replacement) {
    if (!SOUND.contains(old)) {
      throw new IllegalArgumentException("not in the sound draft: " + old);
    }
    return SOUND.replace(old, replacement);
  }
}
