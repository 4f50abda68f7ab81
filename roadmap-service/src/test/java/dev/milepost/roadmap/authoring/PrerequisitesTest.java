package dev.milepost.roadmap.authoring;

import static dev.milepost.roadmap.authoring.Drafts.faults;
import static dev.milepost.roadmap.authoring.Drafts.places;
import static dev.milepost.roadmap.authoring.Drafts.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.roadmap.document.Fault;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrerequisitesTest {

  @Test
  void aCycleIsReportedAtTheLineThatClosesItAndSpelledOut() {
    String draft = milestones("a: [c]", "b: [a]", "c: [b]");

    assertThat(places(draft)).containsExactly("19:25 cycle");
    assertThat(faults(draft).getFirst().detail()).contains("c → b → a → c");
  }

  @Test
  void whatWaitsForItselfIsACycle() {
    String draft = milestones("a: [a]", "b: []");

    assertThat(places(draft)).containsExactly("11:25 cycle");
    assertThat(faults(draft).getFirst().detail()).contains("a → a");
  }

  @Test
  void eachCycleIsReportedOnce() {
    assertThat(places(milestones("a: [b]", "b: [a]", "c: [d]", "d: [c]")))
        .containsExactly("15:25 cycle", "23:25 cycle");
  }

  @Test
  void aCycleOfStagesIsReportedAsACycleAndNotAsALaterStage() {
    String draft = with("title: Dough", "title: Dough\n    prerequisites: [oven]");

    assertThat(places(draft)).containsExactly("19:21 cycle");
    assertThat(faults(draft).getFirst().detail()).contains("oven → dough → oven");
  }

  @Test
  void aStageCannotWaitForALaterOne() {
    String draft =
        with("title: Dough", "title: Dough\n    prerequisites: [oven]")
            .replace("    prerequisites: [dough]\n", "");

    assertThat(places(draft)).containsExactly("6:21 later-stage");
  }

  @Test
  void aMilestoneCannotWaitForOneOfALaterStage() {
    assertThat(places(with("[knead]", "[heat]"))).containsExactly("14:25 later-stage");
  }

  @Test
  void withinAStageTheOrderOfTheTextIsFree() {
    assertThat(faults(milestones("a: [b]", "b: []"))).isEmpty();
  }

  /** Prerequisites that only point backwards in a hidden order can never form a circle. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void anOrderThatExistsIsNeverRefusedAndOneClosingEdgeAlwaysIs(long seed) {
    var random = new Random(seed);
    int size = 3 + random.nextInt(40);
    int[] hidden = shuffled(size, random);
    String[] lines = new String[size];
    for (int i = 0; i < size; i++) {
      int rank = i;
      lines[hidden[i]] =
          "m%d: [%s]"
              .formatted(
                  hidden[i],
                  IntStream.range(0, rank)
                      .filter(earlier -> earlier == rank - 1 || random.nextInt(8) == 0)
                      .limit(19)
                      .mapToObj(earlier -> "m" + hidden[earlier])
                      .collect(Collectors.joining(", ")));
    }
    assertThat(faults(milestones(lines)).stream().map(Fault::code))
        .doesNotContain(Fault.Code.CYCLE);

    int first = hidden[0];
    lines[first] = "m%d: [m%d]".formatted(first, hidden[size - 1]);
    assertThat(faults(milestones(lines)).stream().map(Fault::code)).contains(Fault.Code.CYCLE);
  }

  private static int[] shuffled(int size, Random random) {
    int[] order = IntStream.range(0, size).toArray();
    for (int i = size - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  /** One stage whose milestones are these {@code key: [prerequisites]}; four lines each, from 8. */
  private static String milestones(String... lines) {
    String head =
        """
        slug: circles
        title: Circles
        stages:
          - key: only
            title: Only
            weeks: 1
            milestones:
        """;
    String milestone =
        """
              - key: %s
                title: Milestone
                kind: lesson
                prerequisites: %s
        """;
    return Arrays.stream(lines)
        .map(line -> line.split(": "))
        .map(parts -> milestone.formatted(parts[0], parts[1]))
        .collect(Collectors.joining("", head, ""));
  }
}
