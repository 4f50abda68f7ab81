package dev.milepost.roadmap.authoring;

import static dev.milepost.roadmap.authoring.Drafts.SOUND;
import static dev.milepost.roadmap.authoring.Drafts.faults;
import static dev.milepost.roadmap.authoring.Drafts.places;
import static dev.milepost.roadmap.authoring.Drafts.roadmap;
import static dev.milepost.roadmap.authoring.Drafts.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.RoadmapPublished.Evidence;
import dev.milepost.roadmap.authoring.ReadRoadmap.Reading;
import dev.milepost.roadmap.document.Fault;
import dev.milepost.roadmap.document.Notation;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadRoadmapTest {

  @Test
  void aShortDraftGetsSensibleDefaults() {
    var knead = roadmap(SOUND).stages().getFirst().milestones().getFirst();

    assertThat(knead.required()).isTrue();
    assertThat(knead.points()).isEqualTo(1);
    assertThat(knead.hours()).isEqualTo(1);
    assertThat(knead.evidence()).isEqualTo(Evidence.OPTIONAL);
    assertThat(knead.review()).isFalse();
    assertThat(knead.dueDay()).isNull();
    assertThat(knead.summary()).isEmpty();
    assertThat(roadmap(SOUND).days()).isNull();
  }

  @Test
  void everyFaultIsReportedAtOnceInTheOrderOfTheText() {
    String draft =
        """
        slug: Baking
        titel: Bake bread
        stages:
          - key: dough
            title: Dough
            weeks: 60
            milestones:
              - key: knead
                title: 2026
                kind: lessen
                points: -1
              - key: knead
                title: Again
                kind: lesson
                hours: long
                prerequisites: [prof]
        skills: none
        """;

    assertThat(places(draft))
        .containsExactly(
            "1:1 missing-field",
            "1:7 wrong-form",
            "2:1 unknown-field",
            "6:12 out-of-range",
            "9:16 wrong-type",
            "10:15 wrong-form",
            "11:17 out-of-range",
            "12:14 duplicate-key",
            "15:16 wrong-type",
            "16:25 unknown-reference",
            "17:9 wrong-type");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          weeks: 1           | weeks: 0         | `weeks` is 0; it must be a whole number from 1 to 52.
          weeks: 1           | weeks: 1.5       | `weeks` is 1.5; it must be a whole number from 1 to 52.
          weeks: 1           | weeks: many      | `weeks` is the text "many"; it must be a whole number from 1 to 52. Leave quotation marks out.
          weeks: 1           | weeks: 0x10      | `weeks` is "0x10"; it must be a whole number from 1 to 52, written in decimal digits.
          title: Bake bread  | titel: Bread     | A roadmap has no field "titel". Did you mean `title`?
          title: Bake bread  | title: 42        | `title` is the number "42"; it must be one line of text that does not start with a space. Put it in quotation marks.
          title: Bake bread  | title:           | `title` is empty; it must be one line of text that does not start with a space. Leave the field out to get its default.
          kind: project      | kind: projekt    | `kind` is "projekt"; it must be one of lesson, practice, project, assessment. Did you mean `project`?
          key: knead         | key: Knead_it    | `key` is "Knead_it"; it must be lower-case letters, digits and single hyphens, such as train-test-split.
          [heat, proof]      | [heat, prof]     | No milestone has the key `prof`. Did you mean `proof`?
          [heat, proof]      | [heat, heat]     | "heat" is already in `prerequisites`; give it once.
          [heat, proof]      | heat             | `prerequisites` is the text "heat"; it must be a list.
          kind: project      | {}               | This milestone needs a `kind`.
          """)
  void theSentenceSaysWhatWouldBeRight(String old, String replacement, String sentence) {
    assertThat(
            faults(with(old, replacement == null || replacement.equals("{}") ? "" : replacement)))
        .extracting(Fault::detail)
        .contains(sentence);
  }

  @Test
  void aFieldGivenTwiceIsReportedAtTheSecond() {
    assertThat(places(SOUND + "title: Again\n")).containsExactly("27:1 duplicate-field");
  }

  @Test
  void aKeyGivenTwiceIsReportedAtTheSecondAndNamesTheFirst() {
    var faults = faults(with("key: loaf", "key: knead"));

    assertThat(faults).extracting(Fault::code).containsExactly(Fault.Code.DUPLICATE_KEY);
    assertThat(faults.getFirst().line()).isEqualTo(23);
    assertThat(faults.getFirst().pointer()).isEqualTo("/stages/1/milestones/1/key");
    assertThat(faults.getFirst().detail()).contains("`knead`", "line 8");
  }

  @Test
  void aStageAndAMilestoneMayShareAKey() {
    assertThat(faults(with("key: heat", "key: oven").replace("[heat,", "[oven,"))).isEmpty();
  }

  @Test
  void aStageWithoutARequiredMilestoneCouldNeverBeCompleted() {
    String draft =
        with("kind: practice", "kind: practice\n        required: false")
            .replace("kind: project", "kind: project\n        required: false");

    assertThat(places(draft)).containsExactly("21:7 nothing-required");
  }

  @Test
  void anEmptyStageIsRefused() {
    assertThat(
            places(
                """
                slug: a
                title: A
                stages:
                  - key: s
                    title: S
                    weeks: 1
                    milestones: []
                """))
        .containsExactly("7:17 out-of-range");
  }

  @Test
  void portfolioProjectsReferToStagesAndMilestonesThatCameBefore() {
    String projects =
        """
        portfolioProjects:
          - key: bread
            title: Bread
            stage: dough
            milestones: [knead, loaf, cake]
          - key: pie
            title: Pie
            stage: pantry
        """;

    assertThat(places(SOUND + projects))
        .containsExactly("31:25 later-stage", "31:31 unknown-reference", "34:12 unknown-reference");
  }

  @Test
  void moreItemsThanFitAreReportedOnce() {
    String keywords = "resumeKeywords: [" + "a, ".repeat(200) + "b]\n";

    assertThat(faults(SOUND + keywords))
        .extracting(Fault::code)
        .contains(Fault.Code.OUT_OF_RANGE)
        .filteredOn(Fault.Code.OUT_OF_RANGE::equals)
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999", ".inf", ".nan"})
  void absurdNumbersAreRefusedQuickly(String number) {
    assertThat(faults(with("weeks: 1", "weeks: " + number))).hasSize(1);
  }

  @Test
  void aTitleWithALineBreakWouldBreakAMailSubject() {
    assertThat(faults(with("title: Bake bread", "title: \"Bake\\r\\nBcc: x\"")))
        .extracting(Fault::code)
        .containsExactly(Fault.Code.WRONG_FORM);
  }

  @Test
  void aResourceLeadsToTheWebOnly() {
    String resource =
        "kind: project\n        resources: [{title: Trap, url: \"javascript:alert(1)\"}]";

    assertThat(faults(with("kind: project", resource)))
        .extracting(Fault::code)
        .containsExactly(Fault.Code.WRONG_FORM);
  }

  @Test
  void theDraftOfOneRoadmapCannotHaveTheSlugOfAnother() {
    var reading =
        ReadRoadmap.read(SOUND.getBytes(StandardCharsets.UTF_8), Notation.YAML, "cooking");

    assertThat(((Reading.Faulty) reading).faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.code()).isEqualTo(Fault.Code.OTHER_SLUG))
        .satisfies(fault -> assertThat(fault.pointer()).isEqualTo("/slug"));
  }

  @Test
  void warningsSayWhatTheAuthorMayNotHaveMeant() {
    String draft =
        with("kind: project", "kind: project\n        review: true\n        evidence: none")
                .replace("weeks: 1", "weeks: 1\n    summary: x")
                .replace("kind: lesson", "kind: lesson\n        hours: 100\n        dueDay: 30")
            + "skills: [{key: baking, title: Baking}]\n";

    assertThat(faults(draft)).isEmpty();
    assertThat(Drafts.read(draft).warnings())
        .extracting(Fault::code)
        .containsExactly(
            Fault.Code.HEAVY_STAGE,
            Fault.Code.DUE_AFTER_END,
            Fault.Code.REVIEW_WITHOUT_EVIDENCE,
            Fault.Code.UNUSED_SKILL);
  }

  @Test
  void aRootThatIsNoObjectIsOneFault() {
    assertThat(places("- a\n")).containsExactly("1:1 wrong-type");
    assertThat(places("just text")).containsExactly("1:1 wrong-type");
  }

  /** The event that carries it would never be accepted, and all that follows it would wait. */
  @Test
  void aRoadmapThatNoEventCouldCarryIsRefused() {
    String skill = "  - {key: s%d, title: S, summary: " + "x".repeat(3990) + "}\n";
    String question = "      - {question: Why?, answer: " + "x".repeat(3990) + "}\n";
    String draft =
        with("    weeks: 1\n", "    weeks: 1\n    interviewQuestions:\n" + question.repeat(50))
            + IntStream.range(0, 200)
                .mapToObj(skill::formatted)
                .collect(Collectors.joining("", "skills:\n", ""));

    assertThat(draft).hasSizeLessThan(1 << 20);
    assertThat(places(draft)).containsExactly("1:1 too-large");
  }

  @Test
  void aFloodOfFaultsIsCutOff() {
    String flood = "x: 1\n".repeat(5000);

    assertThat(faults(flood)).hasSize(1001);
    assertThat(faults(flood)).extracting(Fault::code).contains(Fault.Code.TOO_MANY_FAULTS);
  }
}
