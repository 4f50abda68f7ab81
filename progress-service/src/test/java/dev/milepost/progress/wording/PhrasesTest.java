package dev.milepost.progress.wording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.edge.phrases.Phrasebook;
import dev.milepost.edge.problem.Problem;
import dev.milepost.progress.ProgressService;
import dev.milepost.test.Refusals;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever this service and the edge refuse, they can say in German. */
class PhrasesTest {

  private static final Set<String> REFUSING =
      Set.of(
          "dev/milepost/edge/problem/Fault.<init>",
          "dev/milepost/edge/problem/Problem.<init>",
          "dev/milepost/edge/problem/Problem.at",
          "dev/milepost/progress/identity/FieldReader.require",
          "dev/milepost/progress/identity/FieldReader.optional",
          "dev/milepost/progress/identity/FieldReader.required",
          "dev/milepost/progress/enrolling/RowFault.<init>");

  /** What the same methods say to the log, to programs and to programmers. */
  private static final Set<String> NOT_FOR_READERS =
      Set.of(
          "A log-in was not completed",
          "A request failed",
          "Bearer error=\"invalid_token\"",
          "every problem has its own %s");

  private final Refusals ours = Refusals.of(ProgressService.class);
  private final Refusals edge = Refusals.of(Problem.class);

  @Test
  void everythingThatIsRefusedIsSaidInGerman() {
    var phrases = new Phrasebook("edge/phrases", "phrases");
    assertThat(ours.texts(REFUSING)).hasSizeGreaterThan(80).contains("a day from %s to %s");
    assertThat(ours.texts(REFUSING))
        .filteredOn(text -> !phrases.knows(Locale.GERMAN, text))
        .isSubsetOf(NOT_FOR_READERS);
    assertThat(edge.texts(REFUSING))
        .contains("no field of this name; there are none here")
        .filteredOn(text -> !phrases.knows(Locale.GERMAN, text))
        .isSubsetOf(NOT_FOR_READERS);
  }

  @Test
  void noPhraseIsKeptThatNobodySaysAnyMore() {
    assertThat(new Phrasebook("phrases").phrases(Locale.GERMAN)).allMatch(ours::hasText);
    assertThat(new Phrasebook("edge/phrases").phrases(Locale.GERMAN)).allMatch(edge::hasText);
  }
}
