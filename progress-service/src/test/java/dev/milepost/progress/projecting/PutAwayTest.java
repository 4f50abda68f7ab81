package dev.milepost.progress.projecting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.MilestoneEventType;
import dev.milepost.events.MilestoneReported;
import dev.milepost.events.RoadmapPublished.Evidence;
import dev.milepost.events.RoadmapPublished.Kind;
import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.events.RoadmapPublished.Stage;
import dev.milepost.progress.histories.Histories;
import dev.milepost.progress.histories.Kept;
import dev.milepost.progress.pace.Plan;
import dev.milepost.state.Outline;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is old is put away, and nothing that follows from the events depends on it. */
class PutAwayTest {

  private static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");
  private static final Outline OUTLINE = outline(5, 8);
  private static final EnrolmentFacts FACTS =
      new EnrolmentFacts(
          UUID.randomUUID(),
          UUID.randomUUID(),
          UUID.randomUUID(),
          "spring",
          ZoneOffset.UTC,
          null,
          null,
          OUTLINE,
          Set.of(),
          Plan.of(OUTLINE, LocalDate.parse("2026-03-02"), LocalDate.parse("2026-08-31"), Set.of()));

  private final List<MilestoneReported> log = new ArrayList<>();
  private final CohortFigures figures = new CohortFigures();
  private Progress progress = Progress.none(OUTLINE);
  private byte[] past = new byte[0];
  private int timesRead;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void progressAndFiguresAreThoseOfTheWholeLogInWhateverOrderEventsCome(long seed) {
    var random = new Random(seed);
    double inOrder = seed % 2 == 0 ? 0.95 : 0.5;
    for (int batch = 0; batch < 150; batch++) {
      int next = Math.min(batch / 3, OUTLINE.size() - 1);
      record(
          IntStream.rangeClosed(0, random.nextInt(4))
              .mapToObj(n -> random.nextDouble() < inOrder ? next : random.nextInt(OUTLINE.size()))
              .map(place -> event(place, type(random), random.nextInt(0, 3)))
              .toList());
      assertThatAllIsAsByTheLog();
    }
    assertThat(past).isNotEmpty();
  }

  @Test
  void whoGoesThroughTheRoadmapInOrderNeverNeedsWhatIsOldBeforeTheEnd() {
    for (int place = 0; place < OUTLINE.size() - 1; place++) {
      record(List.of(event(place, MilestoneEventType.STARTED, 0)));
      record(List.of(event(place, MilestoneEventType.COMPLETED, 0)));
      assertThat(progress.histories().packed().length)
          .as("bytes at %d", place)
          .isLessThan(512 + 8 * 60 + 2 * place);
    }
    assertThat(timesRead).isZero();

    record(List.of(event(OUTLINE.size() - 1, MilestoneEventType.COMPLETED, 0)));

    assertThat(timesRead).isEqualTo(1);
    assertThatAllIsAsByTheLog();
  }

  private void record(List<MilestoneReported> events) {
    int[] places =
        events.stream()
            .mapToInt(event -> OUTLINE.placeOf(event.milestone()).orElseThrow())
            .toArray();
    Histories known = progress.histories();
    if (Kept.isAwayNeeded(progress.standing(), known, places)) {
      known = known.whole(past);
      timesRead++;
    }
    var fold = new EnrolmentFold(FACTS, progress, known);
    events.forEach(event -> fold.add(event, BEGIN));
    fold.addTo(figures);
    var kept = Kept.of(fold.progress().standing(), fold.progress().histories());
    progress = fold.progress().keeping(kept.here());
    past = joined(kept.putAway(), past);
    log.addAll(events);
  }

  private void assertThatAllIsAsByTheLog() {
    var byLog = EnrolmentFold.fromNothing(FACTS);
    log.forEach(event -> byLog.add(event, BEGIN));
    var figuresByLog = new CohortFigures();
    byLog.addTo(figuresByLog);
    assertThat(progress.keeping(progress.histories().whole(past))).isEqualTo(byLog.progress());
    assertThat(figures.days()).isEqualTo(figuresByLog.days());
    assertThat(figures.stages()).isEqualTo(figuresByLog.stages());
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = new byte[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static MilestoneEventType type(Random random) {
    return random.nextDouble() < 0.6
        ? MilestoneEventType.COMPLETED
        : MilestoneEventType.values()[random.nextInt(3) == 0 ? 5 : random.nextInt(2)];
  }

  private MilestoneReported event(int place, MilestoneEventType type, int daysLate) {
    var at = BEGIN.plus(Duration.ofHours(6L * log.size())).minus(Duration.ofDays(daysLate));
    return new MilestoneReported(
        UUID.randomUUID(),
        FACTS.learner(),
        FACTS.enrolment(),
        FACTS.learner(),
        "api",
        OUTLINE.milestone(place).key(),
        type,
        null,
        at,
        at,
        null,
        null,
        false,
        1);
  }

  private static Outline outline(int stages, int each) {
    return new Outline(
        new Roadmap(
            "r",
            "R",
            "",
            null,
            IntStream.range(0, stages).mapToObj(stage -> stage(stage, each)).toList(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of()));
  }

  private static Stage stage(int number, int milestones) {
    return new Stage(
        "s" + number,
        "S",
        "",
        2,
        List.of(),
        IntStream.range(0, milestones).mapToObj(n -> milestone(number, n)).toList(),
        List.of());
  }

  private static Milestone milestone(int stage, int number) {
    return new Milestone(
        "m" + stage + "-" + number,
        "M",
        "",
        Kind.LESSON,
        number != 5,
        1,
        2,
        null,
        List.of(),
        Evidence.NONE,
        number == 5,
        List.of(),
        List.of());
  }
}
