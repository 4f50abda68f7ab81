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
import dev.milepost.progress.projecting.EnrolmentRows.Row;
import dev.milepost.progress.projecting.ProjectionTables.Advance;
import dev.milepost.state.MilestoneHistory;
import dev.milepost.state.MilestoneStatus;
import dev.milepost.state.Outline;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Moving to another version comes to what folding the whole log by that version comes to. */
class CarryOverTest {

  private static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");
  private static final LocalDate START = LocalDate.parse("2026-03-02");
  private static final LocalDate END = LocalDate.parse("2026-12-31");
  private static final Set<String> ALL_KEYS =
      IntStream.range(0, 40).mapToObj(n -> "m" + n).collect(Collectors.toSet());

  private final List<MilestoneReported> log = new ArrayList<>();
  private CohortFigures figures = new CohortFigures();
  private EnrolmentFacts facts = facts(version(new Random(0)));
  private Progress progress = Progress.none(facts.outline());
  private byte[] past = new byte[0];

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverIsDoneBeforeAndAfterWhateverMoves(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 12; round++) {
      for (int batch = 0; batch < 20; batch++) {
        record(random);
      }
      assertThatAllIsAsByTheLog();
      move(version(random));
      assertThatAllIsAsByTheLog();
    }
    assertThat(past).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void movingBackGivesExactlyWhatWasBefore(long seed) {
    var random = new Random(seed);
    for (int batch = 0; batch < 60; batch++) {
      record(random);
    }
    Outline here = facts.outline();
    Progress before = whole();
    var daysBefore = figures.days();
    var stagesBefore = figures.stages();

    move(version(random));
    move(version(random));
    move(here);

    assertThat(whole()).isEqualTo(before);
    assertThat(figures.days()).isEqualTo(daysBefore);
    assertThat(figures.stages()).isEqualTo(stagesBefore);
  }

  @Test
  void whatIsAddedIsOpenAndWhatIsKeptIsDone() {
    facts = facts(outline(stage("s", milestone("a"), milestone("b"))));
    progress = Progress.none(facts.outline());
    add(event("b", MilestoneEventType.COMPLETED));

    move(outline(stage("s", milestone("c"), milestone("b")), stage("t", milestone("a"))));

    assertThat(progress.standing().line()).isEqualTo("odo");
  }

  @Test
  void whatIsOfNoVersionAnyMoreStaysActivityAndComesBackWithItsKey() {
    Outline with = outline(stage("s", milestone("a"), milestone("b")));
    Outline without = outline(stage("s", milestone("b")));
    facts = facts(with);
    progress = Progress.none(with);
    add(event("a", MilestoneEventType.COMPLETED));

    move(without);
    assertThat(progress.standing().line()).isEqualTo("o");
    assertThat(progress.activeDays().size()).isEqualTo(1);

    add(event("a", MilestoneEventType.REVOKED));
    add(event("a", MilestoneEventType.COMPLETED));
    assertThat(progress.events()).isEqualTo(3);
    assertThatAllIsAsByTheLog();

    move(with);
    assertThat(progress.standing().line()).isEqualTo("do");
    assertThatAllIsAsByTheLog();
  }

  @Test
  void aReviewThatOnlyOneVersionAsksForIsAskedForThere() {
    Outline plain = outline(stage("s", milestone("a")));
    Outline reviewed = outline(stage("s", milestone("a", true)));
    facts = facts(plain);
    progress = Progress.none(plain);
    add(event("a", MilestoneEventType.COMPLETED));

    move(reviewed);
    assertThat(progress.standing().status(0)).isEqualTo(MilestoneStatus.SUBMITTED);

    move(plain);
    assertThat(progress.standing().status(0)).isEqualTo(MilestoneStatus.DONE);
  }

  private void record(Random random) {
    // Of other versions too: such events are accepted before a move and recorded after it.
    List<String> keys = new ArrayList<>(ALL_KEYS);
    Collections.sort(keys);
    MilestoneEventType type =
        random.nextInt(4) > 0
            ? MilestoneEventType.COMPLETED
            : MilestoneEventType.values()[random.nextInt(3) == 0 ? 5 : random.nextInt(2)];
    add(event(keys.get(random.nextInt(keys.size())), type));
  }

  private void add(MilestoneReported event) {
    OptionalInt place = facts.outline().placeOf(event.milestone());
    Histories known = progress.histories();
    int[] places = place.isPresent() ? new int[] {place.getAsInt()} : new int[0];
    if (Kept.isAwayNeeded(progress.standing(), known, places)) {
      known = known.whole(past);
    }
    var fold = new EnrolmentFold(facts, progress, known);
    fold.add(event, BEGIN);
    fold.addTo(figures);
    keep(fold.progress(), past);
    log.add(event);
  }

  private void move(Outline to) {
    var row = new Row(facts, whole(), 1);
    Map<String, MilestoneHistory> others = new HashMap<>();
    for (MilestoneReported event : log) {
      if (facts.outline().placeOf(event.milestone()).isEmpty()) {
        others.merge(
            event.milestone(),
            MilestoneHistory.NONE.with(event),
            (known, first) -> known.with(event));
      }
    }
    Advance carried = new CarryOver(to).carry(row, Plan.of(to, START, END, Set.of()), others);
    var change = new CohortFigures();
    change.add(figures);
    change.subtract(done(facts, whole()));
    change.add(done(carried.fold().facts(), carried.fold().progress()));
    figures = change;
    facts = carried.fold().facts();
    keep(carried.fold().progress(), new byte[0]);
  }

  private static CohortFigures done(EnrolmentFacts facts, Progress whole) {
    var figures = new CohortFigures();
    new DoneDays(facts, whole.standing(), whole.histories()::at).addTo(figures);
    return figures;
  }

  private void keep(Progress all, byte[] pastBefore) {
    var kept = Kept.of(all.standing(), all.histories());
    progress = all.keeping(kept.here());
    byte[] both = new byte[kept.putAway().length + pastBefore.length];
    System.arraycopy(kept.putAway(), 0, both, 0, kept.putAway().length);
    System.arraycopy(pastBefore, 0, both, kept.putAway().length, pastBefore.length);
    past = both;
  }

  private Progress whole() {
    return progress.keeping(progress.histories().whole(past));
  }

  private void assertThatAllIsAsByTheLog() {
    var byLog = EnrolmentFold.fromNothing(facts);
    log.forEach(event -> byLog.add(event, BEGIN));
    var figuresByLog = new CohortFigures();
    byLog.addTo(figuresByLog);
    assertThat(whole()).isEqualTo(byLog.progress());
    assertThat(figures.days()).isEqualTo(figuresByLog.days());
    assertThat(figures.stages()).isEqualTo(figuresByLog.stages());
  }

  private MilestoneReported event(String milestone, MilestoneEventType type) {
    var at = BEGIN.plus(Duration.ofHours(5L * log.size()));
    return new MilestoneReported(
        UUID.randomUUID(),
        facts.learner(),
        facts.enrolment(),
        facts.learner(),
        "api",
        milestone,
        type,
        null,
        at,
        at,
        null,
        null,
        false,
        1);
  }

  private static EnrolmentFacts facts(Outline outline) {
    return new EnrolmentFacts(
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        "spring",
        ZoneOffset.UTC,
        null,
        null,
        outline,
        ALL_KEYS,
        Plan.of(outline, START, END, Set.of()));
  }

  /** Some of the milestones, in any order and divided among any of five stages. */
  private static Outline version(Random random) {
    List<String> keys = new ArrayList<>(ALL_KEYS);
    Collections.sort(keys);
    Collections.shuffle(keys, random);
    List<String> stages = new ArrayList<>(List.of("s0", "s1", "s2", "s3", "s4"));
    Collections.shuffle(stages, random);
    var all = new ArrayList<Stage>();
    int at = 0;
    for (String stage : stages.subList(0, 2 + random.nextInt(4))) {
      int size = 1 + random.nextInt(8);
      all.add(
          new Stage(
              stage,
              "S",
              "",
              2,
              List.of(),
              keys.subList(at, at + size).stream()
                  .map(key -> milestone(key, random.nextInt(5) == 0, random.nextInt(4) > 0))
                  .toList(),
              List.of()));
      at += size;
    }
    return outline(all.toArray(Stage[]::new));
  }

  private static Outline outline(Stage... stages) {
    return new Outline(
        new Roadmap(
            "r",
            "R",
            "",
            null,
            List.of(stages),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of()));
  }

  private static Stage stage(String key, Milestone... milestones) {
    return new Stage(key, "S", "", 2, List.of(), List.of(milestones), List.of());
  }

  private static Milestone milestone(String key) {
    return milestone(key, false);
  }

  private static Milestone milestone(String key, boolean review) {
    return milestone(key, review, true);
  }

  private static Milestone milestone(String key, boolean review, boolean required) {
    return new Milestone(
        key,
        "M",
        "",
        Kind.LESSON,
        required,
        3,
        2,
        null,
        List.of(),
        Evidence.NONE,
        review,
        List.of(),
        List.of());
  }
}
