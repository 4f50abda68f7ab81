package dev.milepost.roadmap.comparing;

import static dev.milepost.roadmap.comparing.Baking.BEFORE;
import static dev.milepost.roadmap.comparing.Baking.roadmap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.roadmap.comparing.Change.Action;
import dev.milepost.roadmap.comparing.Change.Subject;
import dev.milepost.roadmap.comparing.Differences.FieldChange;
import dev.milepost.roadmap.comparing.Differences.Move;
import dev.milepost.roadmap.comparing.Differences.Section;
import dev.milepost.roadmap.comparing.Differences.Tally;
import dev.milepost.roadmap.comparing.Differences.Thing;
import org.junit.jupiter.api.Test;

class DifferencesTest {

  private static final String PROOF = "      - {key: proof, title: Proof, kind: practice}\n";

  @Test
  void aVersionDoesNotDifferFromItself() {
    Differences same = to(BEFORE);

    assertThat(same.none()).isTrue();
    assertThat(same.milestones()).isEqualTo(new Tally(0, 0, 0, 0, 5));
    assertThat(same.untouchedStages()).isEqualTo(2);
  }

  @Test
  void allThatChangedAboutAMilestoneStandsTogetherInItsStage() {
    Differences differences =
        to(BEFORE.replace("kind: project, prer", "kind: practice, points: 5, prer"));

    Section oven = only(differences);
    assertThat(oven.title()).isEqualTo("Oven");
    assertThat(oven.kept()).isEqualTo(1);
    assertThat(oven.things())
        .singleElement()
        .extracting(Thing::fields)
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(FieldChange.class))
        .containsExactly(
            new FieldChange("kind", "project", "practice"), new FieldChange("points", "1", "5"));
    assertThat(differences.untouchedStages()).isEqualTo(1);
    assertThat(differences.milestones()).isEqualTo(new Tally(0, 0, 1, 0, 4));
  }

  @Test
  void prerequisitesAreToldByTheirTitles() {
    Thing loaf = only(to(BEFORE.replace("[heat]", "[heat, knead]"))).things().getFirst();

    assertThat(loaf.fields())
        .containsExactly(new FieldChange("prerequisites", "Heat", "Heat, Knead"));
  }

  @Test
  void aMoveToAnotherStageNamesBothAndStandsInTheNewOne() {
    Differences differences =
        to(BEFORE.replace(PROOF, "").replace("      - {key: heat", PROOF + "      - {key: heat"));

    Section oven = only(differences);
    assertThat(oven.key()).isEqualTo("oven");
    Thing proof = oven.things().getFirst();
    assertThat(proof.action()).isEqualTo(Action.MOVED);
    assertThat(proof.move()).isEqualTo(new Move("Dough", "Oven", 3, 1));
    assertThat(proof.move().toAnotherStage()).isTrue();
  }

  @Test
  void aMoveWithinAStageTellsThePlaces() {
    Differences differences =
        to(BEFORE.replace(PROOF, "").replace("      - {key: mix", PROOF + "      - {key: mix"));

    assertThat(only(differences).things().getFirst().move())
        .isEqualTo(new Move("Dough", "Dough", 3, 1));
    assertThat(differences.milestones()).isEqualTo(new Tally(0, 0, 0, 1, 4));
  }

  @Test
  void whatIsTakenAwayStandsWhereItStood() {
    Differences differences = to(BEFORE.replace(PROOF, "").replace("title: Heat,", "title: Hot,"));

    assertThat(differences.sections()).extracting(Section::key).containsExactly("dough", "oven");
    assertThat(differences.sections().getFirst().things())
        .extracting(Thing::action, Thing::name)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Action.REMOVED, "Proof"));
    assertThat(differences.milestones()).isEqualTo(new Tally(0, 1, 1, 0, 3));
  }

  @Test
  void aStageThatIsTakenAwayKeepsItsTitleAndItsMilestones() {
    int oven = BEFORE.indexOf("  - key: oven");
    Differences differences =
        to(BEFORE.substring(0, oven) + BEFORE.substring(BEFORE.indexOf("resumeKeywords")));

    Section gone = only(differences);
    assertThat(gone.title()).isEqualTo("Oven");
    assertThat(gone.things())
        .extracting(Thing::subject)
        .containsExactly(Subject.STAGE, Subject.MILESTONE, Subject.MILESTONE);
    assertThat(differences.untouchedStages()).isEqualTo(1);
  }

  @Test
  void questionsStandInTheirStageAndKeywordsInASectionOfTheirOwn() {
    Differences differences =
        to(BEFORE.replace("answer: Taste.", "answer: Gluten.").replace("[sourdough]", "[rye]"));

    assertThat(differences.sections())
        .extracting(Section::subject)
        .containsExactly(Subject.STAGE, Subject.RESUME_KEYWORD);
    assertThat(differences.sections().getFirst().kept()).isEqualTo(3);
    assertThat(differences.sections().getLast().things())
        .extracting(Thing::action)
        .containsExactly(Action.ADDED, Action.REMOVED);
  }

  @Test
  void whatBelongsToNoStageMovesAmongItsKind() {
    Differences differences =
        Differences.between(
            roadmap(BEFORE.replace("[sourdough]", "[sourdough, rye]")),
            roadmap(BEFORE.replace("[sourdough]", "[rye, sourdough]")));

    Thing moved = only(differences).things().getFirst();
    assertThat(moved.action()).isEqualTo(Action.MOVED);
    assertThat(moved.move().toAnotherStage()).isFalse();
    assertThat(moved.move().fromPlace() + moved.move().toPlace()).isEqualTo(3);
  }

  private static Section only(Differences differences) {
    assertThat(differences.sections()).hasSize(1);
    return differences.sections().getFirst();
  }

  private static Differences to(String after) {
    return Differences.between(roadmap(BEFORE), roadmap(after));
  }
}
