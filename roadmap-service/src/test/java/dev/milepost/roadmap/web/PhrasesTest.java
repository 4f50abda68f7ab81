package dev.milepost.roadmap.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.edge.phrases.Phrasebook;
import dev.milepost.roadmap.RoadmapApplication;
import dev.milepost.test.Refusals;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with a roadmap, and whatever else this service refuses, is said in German. */
class PhrasesTest {

  private static final Set<String> REFUSING =
      Set.of(
          "dev/milepost/edge/problem/Fault.<init>",
          "dev/milepost/edge/problem/Problem.<init>",
          "dev/milepost/edge/problem/Problem.at",
          "dev/milepost/roadmap/document/Fault.<init>",
          "dev/milepost/roadmap/document/Faults.add",
          "dev/milepost/roadmap/document/BrokenSyntax.<init>");

  private final Phrasebook phrases = new Phrasebook("edge/phrases", "phrases");
  private final Refusals ours = Refusals.of(RoadmapApplication.class);

  @Test
  void everythingThatIsRefusedIsSaidInGerman() {
    assertThat(ours.texts(REFUSING))
        .hasSizeGreaterThan(40)
        .contains("must be a whole number from %,d to %,d")
        .allMatch(text -> phrases.knows(Locale.GERMAN, text));
  }

  @Test
  void noPhraseIsKeptThatNobodySaysAnyMore() {
    assertThat(new Phrasebook("phrases").phrases(Locale.GERMAN)).allMatch(ours::hasText);
  }

  @Test
  void aFaultAndItsHintAreSaidAsAWhole() {
    assertThat(
            german(
                "`weeks` is empty; it must be a whole number from 1 to 52. Leave the field"
                    + " out to get its default."))
        .isEqualTo(
            "`weeks` ist leer; richtig wäre eine ganze Zahl von 1 bis 52. Lass das Feld weg, dann"
                + " gilt, was üblich ist.");
    assertThat(
            german(
                "`kind` is \"lessen\"; it must be one of lesson, practice. Did you mean"
                    + " `lesson`?"))
        .isEqualTo(
            "`kind` ist \"lessen\"; richtig wäre eines von lesson, practice. Meintest du"
                + " `lesson`?");
    assertThat(german("A stage has no field \"wekks\". Did you mean `weeks`?"))
        .isEqualTo("Ein Feld \"wekks\" gibt es hier nicht (Etappe). Meintest du `weeks`?");
  }

  private String german(String english) {
    return phrases.say(Locale.GERMAN, english);
  }
}
