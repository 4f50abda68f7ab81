package dev.milepost.benchmarks.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.milepost.local.oulad.source.ReadDataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One real cohort, taken through its course. */
class ReplayTest {

  private static final Path PART = Path.of("src/test/resources/oulad-part");

  private static Tally tally = new Tally();

  @BeforeAll
  static void replay() throws IOException {
    tally = new Replay(FinalResults.read(PART)).run(ReadDataset.read(PART), Set.of());
  }

  @Test
  void everybodyIsTakenThroughTheirCourse() {
    assertThat(tally.learners).isEqualTo(383);
    assertThat(tally.enrolments).isEqualTo(383);
    assertThat(tally.alerted(Replay.PASSED).learners()).isEqualTo(278);
    assertThat(tally.alerted(Replay.FAILED).learners()).isEqualTo(45);
    assertThat(
            tally.alerted(Replay.WITHDRAWN_BEFORE).learners()
                + tally.alerted(Replay.WITHDRAWN_LATER).learners())
        .isEqualTo(60);
  }

  @Test
  void everyPromiseHoldsAndNotForWantOfMessages() {
    assertThatCode(() -> ReplayReport.requirePromises(tally)).doesNotThrowAnyException();
    assertThat(tally.sent)
        .containsKeys("welcome", "stage-due-soon", "overdue", "silence", "stage-completed");
    assertThat(tally.heldBack.values()).anyMatch(reasons -> reasons.containsKey("unanswered"));
    assertThat(total(tally.sent.get("welcome"))).isGreaterThan(350);
  }

  @Test
  void theTableAddsUp() {
    assertThat(new ReplayTable(tally).toString())
        .contains("383 learners in 383 enrolments", "| week |", "| before |", "| failed | 45 |");
  }

  @Test
  void aPartReplayedAgainComesToTheSame() throws IOException {
    var again =
        new Replay(FinalResults.read(PART)).run(ReadDataset.read(PART), Set.of("oulad-aaa-2013j"));
    assertThat(new ReplayTable(again)).hasToString(new ReplayTable(tally).toString());
    assertThat(
            new Replay(FinalResults.read(PART))
                .run(ReadDataset.read(PART), Set.of("oulad-aaa-2014j"))
                .learners)
        .isZero();
  }

  private static long total(Map<Integer, Long> weeks) {
    return weeks.values().stream().mapToLong(Long::longValue).sum();
  }
}
