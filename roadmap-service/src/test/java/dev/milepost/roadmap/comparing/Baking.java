package dev.milepost.roadmap.comparing;

import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.roadmap.authoring.ReadRoadmap;
import dev.milepost.roadmap.authoring.ReadRoadmap.Reading;
import dev.milepost.roadmap.document.Notation;
import java.nio.charset.StandardCharsets;

/** A small roadmap with something of everything, to be changed and compared with. */
final class Baking {

  static final String BEFORE =
      """
      slug: baking
      title: Bake bread
      stages:
        - key: dough
          title: Dough
          weeks: 1
          milestones:
            - {key: mix, title: Mix, kind: lesson}
            - {key: knead, title: Knead, kind: practice}
            - {key: proof, title: Proof, kind: practice}
          interviewQuestions:
            - {question: Why salt?, answer: Taste.}
        - key: oven
          title: Oven
          weeks: 2
          milestones:
            - {key: heat, title: Heat, kind: practice}
            - {key: loaf, title: Bake a loaf, kind: project, prerequisites: [heat]}
      resumeKeywords: [sourdough]
      facts: [{topic: market, label: Bakeries, value: many}]
      """;

  private Baking() {}

  static Roadmap roadmap(String yaml) {
    return switch (ReadRoadmap.read(yaml.getBytes(StandardCharsets.UTF_8), Notation.YAML, null)) {
      case Reading.Sound sound -> sound.roadmap();
      case Reading.Faulty faulty -> throw new AssertionError(faulty.faults());
    };
  }
}
