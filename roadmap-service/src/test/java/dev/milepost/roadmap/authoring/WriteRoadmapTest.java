package dev.milepost.roadmap.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.roadmap.authoring.ReadRoadmap.Reading;
import dev.milepost.roadmap.builtin.BuiltInText;
import dev.milepost.roadmap.document.Notation;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WriteRoadmapTest {

  @Test
  void whatIsWrittenReadsBackAsTheSameRoadmap() {
    for (String yaml : new String[] {Drafts.SOUND, BuiltInText.yaml()}) {
      Roadmap roadmap = Drafts.roadmap(yaml);

      assertThat(read(WriteRoadmap.asYaml(roadmap), Notation.YAML)).isEqualTo(roadmap);
      assertThat(read(WriteRoadmap.asJson(roadmap), Notation.JSON)).isEqualTo(roadmap);
    }
  }

  @Test
  void yamlLeavesOutWhatIsTheDefault() {
    assertThat(WriteRoadmap.asYaml(Drafts.roadmap(Drafts.SOUND)))
        .startsWith("slug: baking\ntitle: Bake bread\nstages:\n  - key: dough\n")
        .doesNotContain("required", "points", "hours", "evidence", "review", "[]", "''");
  }

  private static Roadmap read(String text, Notation notation) {
    return switch (ReadRoadmap.read(text.getBytes(StandardCharsets.UTF_8), notation, null)) {
      case Reading.Sound sound -> sound.roadmap();
      case Reading.Faulty faulty -> throw new AssertionError(faulty.faults());
    };
  }
}
