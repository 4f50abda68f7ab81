package dev.milepost.roadmap.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.RoadmapPublished.InterviewQuestion;
import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.events.RoadmapPublished.PortfolioProject;
import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.events.RoadmapPublished.Stage;
import dev.milepost.roadmap.authoring.ReadRoadmap;
import dev.milepost.roadmap.authoring.ReadRoadmap.Reading;
import dev.milepost.roadmap.document.Notation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuiltInTextTest {

  private final Reading reading =
      ReadRoadmap.read(
          BuiltInText.yaml().getBytes(StandardCharsets.UTF_8), Notation.YAML, BuiltInText.SLUG);

  @Test
  void itIsSoundAndWithoutWarnings() {
    assertThat(reading).isInstanceOf(Reading.Sound.class);
    assertThat(reading.warnings()).isEmpty();
  }

  @Test
  void itHasSixStagesMonthByMonthOfSixToNineMilestones() {
    assertThat(roadmap().stages())
        .extracting(Stage::key)
        .containsExactly(
            "foundation",
            "ml-fundamentals",
            "experiment-tracking",
            "deployment",
            "orchestration",
            "monitoring");
    assertThat(roadmap().stages().stream().mapToInt(Stage::weeks).sum()).isEqualTo(24);
    assertThat(roadmap().stages())
        .allSatisfy(stage -> assertThat(stage.milestones()).hasSizeBetween(6, 9));
  }

  @Test
  void aWeekAsksForSixToFourteenHours() {
    assertThat(roadmap().stages())
        .allSatisfy(
            stage ->
                assertThat(
                        stage.milestones().stream()
                                .filter(Milestone::required)
                                .mapToDouble(Milestone::hours)
                                .sum()
                            / stage.weeks())
                    .isBetween(6.0, 14.0));
  }

  @Test
  void projectsQuestionsKeywordsAndFactsAreAllThere() {
    assertThat(roadmap().portfolioProjects())
        .extracting(PortfolioProject::stage)
        .containsExactly("deployment", "monitoring", "monitoring");
    assertThat(
            roadmap().stages().stream()
                .map(Stage::interviewQuestions)
                .flatMap(List::stream)
                .map(InterviewQuestion::question))
        .hasSize(3);
    assertThat(roadmap().resumeKeywords()).hasSize(7);
    assertThat(roadmap().stages().stream().map(Stage::earns).flatMap(List::stream))
        .doesNotHaveDuplicates()
        .containsAll(roadmap().resumeKeywords());
    assertThat(roadmap().facts())
        .filteredOn(fact -> fact.topic().equals("salary"))
        .hasSizeGreaterThanOrEqualTo(6);
    assertThat(roadmap().sources())
        .singleElement()
        .satisfies(source -> assertThat(source.author()).isEqualTo("Ayub Shah"));
  }

  private Roadmap roadmap() {
    return ((Reading.Sound) reading).roadmap();
  }
}
