package dev.milepost.roadmap.comparing;

import static dev.milepost.roadmap.comparing.Baking.BEFORE;
import static dev.milepost.roadmap.comparing.Baking.roadmap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.roadmap.builtin.BuiltInText;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompareRoadmapsTest {

  @Test
  void aVersionDoesNotDifferFromItself() {
    assertThat(changes(BEFORE)).isEmpty();
    assertThat(changes(BuiltInText.yaml(), BuiltInText.yaml())).isEmpty();
  }

  @Test
  void aChangedFieldIsToldWithItsOldAndNewValue() {
    assertThat(
            changes(
                BEFORE
                    .replace("title: Bake bread", "title: Bake good bread")
                    .replace("weeks: 2", "weeks: 3\n    resumeKeywords: [sourdough, rye]")
                    .replace("kind: lesson", "kind: lesson, hours: 2.5")
                    .replace("prerequisites: [heat]", "prerequisites: [heat, knead]")))
        .containsExactly(
            "~ Roadmap baking \"Bake good bread\": title \"Bake bread\" → \"Bake good bread\"",
            "~ Stage oven \"Oven\": weeks 2 → 3",
            "~ Stage oven \"Oven\": resumeKeywords nothing → \"sourdough, rye\"",
            "~ Milestone mix \"Mix\": hours 1 → 2.5",
            "~ Milestone loaf \"Bake a loaf\": prerequisites heat → \"heat, knead\"");
  }

  @Test
  void anotherTitleIsAChangeAndAnotherKeyIsAnotherMilestone() {
    assertThat(changes(BEFORE.replace("key: heat, title: Heat", "key: heat, title: Heat up")))
        .containsExactly("~ Milestone heat \"Heat up\": title Heat → \"Heat up\"");
    assertThat(changes(BEFORE.replace("key: proof", "key: rest")))
        .containsExactly(
            "+ Milestone rest \"Proof\" in stage dough",
            "- Milestone proof \"Proof\" from stage dough");
  }

  @Test
  void aMilestoneInAnotherStageHasMoved() {
    String line = "      - {key: proof, title: Proof, kind: practice}\n";

    assertThat(
            changes(
                BEFORE
                    .replace(line, "")
                    .replace("      - {key: heat", line + "      - {key: heat")))
        .containsExactly("> Milestone proof \"Proof\": from stage dough to stage oven");
  }

  @Test
  void onlyWhatMovedIsToldNotAllThatMadeRoom() {
    String line = "      - {key: proof, title: Proof, kind: practice}\n";

    assertThat(
            changes(
                BEFORE.replace(line, "").replace("      - {key: mix", line + "      - {key: mix")))
        .containsExactly("> Milestone proof \"Proof\": from place 3 to place 1");
  }

  @Test
  void stagesThatChangePlacesAreToldOnce() {
    int oven = BEFORE.indexOf("  - key: oven");
    int end = BEFORE.indexOf("resumeKeywords");
    int dough = BEFORE.indexOf("  - key: dough");
    String swapped =
        BEFORE.substring(0, dough)
            + BEFORE.substring(oven, end)
            + BEFORE.substring(dough, oven)
            + BEFORE.substring(end);

    assertThat(changes(swapped)).hasSize(1).first().asString().startsWith("> Stage");
  }

  @Test
  void whatHasNoKeyIsFoundByItsText() {
    assertThat(
            changes(
                BEFORE
                    .replace("answer: Taste.", "answer: \"\"")
                    .replace("[sourdough]", "[sourdough, rye]")
                    .replace("value: many", "value: few")))
        .containsExactly(
            "~ Interview question Why salt?: answer Taste. → nothing",
            "+ Résumé keyword rye",
            "~ Fact market: Bakeries: value many → few");
  }

  @Test
  void aQuestionThatIsAskedInAnotherStageHasMoved() {
    String question =
        """
            interviewQuestions:
              - {question: Why salt?, answer: Taste.}
        """
            .indent(0);

    assertThat(
            changes(
                BEFORE
                    .replace(question, "")
                    .replace("resumeKeywords", question + "resumeKeywords")))
        .containsExactly("> Interview question Why salt?: from stage dough to stage oven");
  }

  @Test
  void anotherOrderOfAnyListIsTold() {
    String lists =
        BEFORE.replaceFirst("(?s)resumeKeywords.*", "")
            + """
            skills:
              - {key: fold, title: Fold}
              - {key: score, title: Score}
            resumeKeywords: [sourdough, rye, spelt]
            facts:
              - {topic: market, label: Bakeries, value: many}
              - {topic: market, label: Pay, value: fair}
            sources: [{title: Old book}, {title: New book}]
            """;

    assertThat(
            changes(
                lists,
                lists
                    .replace("key: fold, title: Fold", "key: x, title: x")
                    .replace("key: score, title: Score", "key: fold, title: Fold")
                    .replace("key: x, title: x", "key: score, title: Score")
                    .replace("[sourdough, rye, spelt]", "[spelt, sourdough, rye]")
                    .replace("label: Bakeries, value: many", "label: x")
                    .replace("label: Pay, value: fair", "label: Bakeries, value: many")
                    .replace("label: x", "label: Pay, value: fair")
                    .replace(
                        "{title: Old book}, {title: New book}",
                        "{title: New book}, {title: Old book}")))
        .hasSize(4)
        .contains("> Résumé keyword spelt: from place 3 to place 1")
        .allMatch(change -> change.startsWith("> "));
  }

  @Test
  void aStageThatComesBringsItsMilestones() {
    String more =
        """
          - key: sale
            title: Sale
            weeks: 1
            milestones: [{key: sell, title: Sell, kind: project}]
        """
            .indent(0);

    assertThat(changes(BEFORE.replace("resumeKeywords", more + "resumeKeywords")))
        .containsExactly("+ Stage sale \"Sale\"", "+ Milestone sell \"Sell\" in stage sale");
  }

  private static List<String> changes(String after) {
    return changes(BEFORE, after);
  }

  private static List<String> changes(String before, String after) {
    return CompareRoadmaps.compare(roadmap(before), roadmap(after)).stream()
        .map(Change::inWords)
        .toList();
  }
}
