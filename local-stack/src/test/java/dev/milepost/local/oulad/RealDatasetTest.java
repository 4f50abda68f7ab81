package dev.milepost.local.oulad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.local.client.MilestoneReport;
import dev.milepost.local.oulad.Syllabus.Item;
import dev.milepost.local.oulad.source.Assessment.Type;
import dev.milepost.local.oulad.source.Dataset;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What the real files come to, held against the figures that were counted in them by hand. */
@EnabledIf("dev.milepost.local.oulad.RealDataset#isThere")
class RealDatasetTest {

  private static final Calendar AS_PUBLISHED = new Calendar.AsPublished();

  private static Dataset dataset;

  @BeforeAll
  static void read() {
    dataset = RealDataset.read();
  }

  @Test
  void everythingIsCounted() {
    assertThat(SourceCounts.of(dataset, AS_PUBLISHED))
        .isEqualTo(new SourceCounts(7, 15, 15, 19_720, 21_333, 6_333, 121_738, 1_129, 334));
  }

  @Test
  void asOfADayOnlyWhatHadHappenedByThenIsCounted() {
    var start = LocalDate.of(2026, 8, 1);
    var dayHundred = new Calendar.Running(start, 100, Instant.parse("2026-11-09T18:00:00Z"));

    SourceCounts counts = SourceCounts.of(dataset, dayHundred);

    assertThat(counts.submissions()).isLessThan(121_738).isPositive();
    assertThat(counts.enrolments()).isEqualTo(21_333 - registeredAfter(100));
    assertThat(counts.withdrawals()).isBetween(1_783L, 6_333L);
  }

  @Test
  void noTwoThingsGetTheSameId() {
    assertThat(dataset.submissions().stream().map(Names::event).distinct()).hasSize(121_738);
    assertThat(dataset.registrations().stream().map(Names::enrolment).distinct()).hasSize(21_333);
    assertThat(dataset.registrations().stream().map(one -> Names.address(one.student())).distinct())
        .hasSize(19_720);
  }

  @Test
  void allSubmissionsAreReportedAndTheBankedOnesAsCarriedOver() {
    List<MilestoneReport> reports =
        new SubmissionReports(dataset, AS_PUBLISHED).of(dataset).toList();

    assertThat(reports).hasSize(121_738).allMatch(report -> report.type().equals("completed"));
    assertThat(reports)
        .filteredOn(report -> Boolean.TRUE.equals(report.carriedOver()))
        .hasSize(1_129);
  }

  @Test
  void everyPresentationIsAnotherVersionOfItsModulesRoadmap() {
    var documents =
        dataset.presentations().stream().map(Syllabus::of).map(RoadmapDocument::of).toList();

    assertThat(documents).doesNotHaveDuplicates().hasSize(15);
    assertThat(documents.stream().map(document -> document.get("slug")).distinct())
        .containsExactly(
            "oulad-aaa",
            "oulad-bbb",
            "oulad-ccc",
            "oulad-ddd",
            "oulad-eee",
            "oulad-fff",
            "oulad-ggg");
  }

  @Test
  void everyAssessmentIsAMilestoneAndEveryTutorMarkedOneEndsAStageOrPrecedesTheEnd() {
    for (var presentation : dataset.presentations()) {
      var syllabus = Syllabus.of(presentation);
      var keys = syllabus.keys();

      assertThat(keys).hasSize(presentation.assessments().size());
      assertThat(Map.copyOf(keys).values()).doesNotHaveDuplicates();
      assertThat(syllabus.stages())
          .allSatisfy(
              stage -> {
                assertThat(stage.weeks()).isBetween(1, 52);
                assertThat(stage.items().stream().map(Item::type)).containsOnlyOnce(Type.TMA);
              });
    }
  }

  private static long registeredAfter(int day) {
    return dataset.registrations().stream()
        .filter(one -> one.registered() != null && one.registered() > day)
        .count();
  }
}
