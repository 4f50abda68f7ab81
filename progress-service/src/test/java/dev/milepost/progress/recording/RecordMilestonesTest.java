package dev.milepost.progress.recording;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.events.Crossing.StageCompleted;
import dev.milepost.events.EventIds;
import dev.milepost.events.MilepostEvent;
import dev.milepost.events.MilestoneEventType;
import dev.milepost.events.MilestoneReported;
import dev.milepost.events.Topic;
import dev.milepost.messaging.EventSender;
import dev.milepost.messaging.Quarantine;
import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.TestCohorts.TestCohort;
import dev.milepost.progress.TestCohorts.TestEnrolment;
import dev.milepost.progress.ToldEvents;
import dev.milepost.progress.histories.Histories;
import dev.milepost.progress.projecting.Projections;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ProgressTest
class RecordMilestonesTest {

  @Autowired private TestCohorts cohorts;
  @Autowired private EventSender sender;
  @Autowired private Quarantine quarantine;
  @Autowired private Projections projections;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  private TestCohort cohort;
  private TestEnrolment enrolment;

  @BeforeEach
  void aLearnerInACohort() {
    cohort = cohorts.cohort();
    enrolment = cohorts.enrol(cohort);
  }

  @Test
  void anEventIsInTheLogAndInEveryProjection() {
    send(event("git", MilestoneEventType.COMPLETED, 3));
    awaitEvents(1);

    assertThat(progress())
        .containsEntry("standing", "doooo")
        .containsEntry("points_done", 10)
        .containsEntry("milestones_done", 1);
    assertThat(cohortDay(3)).isEqualTo("events 1, active 1, done 1, points 10");
  }

  @Test
  void theSameEventAgainMakesNoDifference() {
    var event = event("git", MilestoneEventType.COMPLETED, 3);
    send(event, event);
    send(event);
    send(event("python", MilestoneEventType.STARTED, 4));
    awaitEvents(2);

    assertThat(cohortDay(3)).isEqualTo("events 1, active 1, done 1, points 10");
  }

  @Test
  void theSameIdWithAnotherBodyIsQuarantinedAndTheFirstStands() {
    var first = event("git", MilestoneEventType.COMPLETED, 3);
    var other = withId(first.id(), event("python", MilestoneEventType.COMPLETED, 3));
    send(first);
    send(other);
    send(event("git", MilestoneEventType.STARTED, 4));
    awaitEvents(2);

    assertThat(progress()).containsEntry("standing", "doooo");
    assertThat(reasonFor(first.id())).isEqualTo(RecordMilestones.USED_FOR_ANOTHER);
  }

  @Test
  void anUndoneTickIsTakenBackEverywhere() {
    send(
        event("git", MilestoneEventType.COMPLETED, 3), event("git", MilestoneEventType.REVOKED, 5));
    awaitEvents(2);

    assertThat(progress()).containsEntry("standing", "ooooo").containsEntry("points_done", 0);
    assertThat(cohortDay(3)).isEqualTo("events 1, active 1, done 0, points 0");
    assertThat(cohortDay(5)).isEqualTo("events 1, active 1, done 0, points 0");
  }

  @Test
  void whatCannotBelongHereIsQuarantined() {
    var wrongMilestone = event("cooking", MilestoneEventType.COMPLETED, 1);
    var nobody = enrolledAs(UUID.randomUUID(), event("git", MilestoneEventType.COMPLETED, 1));
    send(wrongMilestone, nobody);
    send(event("git", MilestoneEventType.STARTED, 1));
    awaitEvents(1);

    assertThat(reasonFor(wrongMilestone.id())).contains("no such milestone");
    assertThat(reasonFor(nobody.id())).isEqualTo("no such enrolment of this learner");
  }

  @Test
  void aCompletedStageIsToldOnce() {
    completeTheFirstStage();
    awaitEvents(4);
    await()
        .untilAsserted(
            () ->
                assertThat(jdbc.sql("select count(*) from outbox").query(Long.class).single())
                    .isZero());
    assertThat(progress()).containsEntry("stages_completed", 1).containsEntry("current_stage", 1);
    assertThat(
            jdbc.sql(
                    "select sum(completed) from cohort_stage_day where cohort_id = ? and stage ="
                        + " 'foundation'")
                .param(cohort.id())
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void anyOrderOfTheSameEventsGivesTheSameProjections() {
    var others = Stream.generate(() -> cohorts.enrol(cohort)).limit(5).toList();
    var random = new Random(42);
    var expected = new ArrayList<String>();
    var script = new ArrayList<Step>();
    for (int number = 0; number < 12; number++) {
      var types =
          List.of(
              MilestoneEventType.STARTED,
              MilestoneEventType.COMPLETED,
              MilestoneEventType.REVOKED,
              MilestoneEventType.SUBMITTED);
      script.add(
          new Step(
              List.of("git", "python", "regression").get(random.nextInt(3)),
              types.get(random.nextInt(types.size())),
              random.nextInt(1, 20)));
    }
    for (TestEnrolment other : others) {
      enrolment = other;
      Collections.shuffle(script, random);
      script.forEach(step -> send(event(step.milestone(), step.type(), step.day())));
      awaitEvents(script.size());
      expected.add(progress().get("standing") + " " + doneAt());
    }
    assertThat(expected).hasSize(5).containsOnly(expected.getFirst());
  }

  @Test
  void aCompletedStageIsPutAwayAndCanStillBeTakenBack() {
    for (int day = 1; day <= 3; day++) {
      send(
          event("git", MilestoneEventType.STARTED, day),
          event("git", MilestoneEventType.COMPLETED, day),
          event("git", MilestoneEventType.SUBMITTED, day),
          event("git", MilestoneEventType.REVOKED, day),
          event("python", MilestoneEventType.STARTED, day),
          event("python", MilestoneEventType.COMPLETED, day),
          event("python", MilestoneEventType.SUBMITTED, day),
          event("python", MilestoneEventType.REVOKED, day));
    }
    awaitEvents(24);
    send(event("first-project", MilestoneEventType.STARTED, 3));
    completeTheFirstStage();
    awaitEvents(29);
    assertThat(bytesPutAway()).isPositive();

    send(event("git", MilestoneEventType.REVOKED, 6));
    awaitEvents(30);

    assertThat(progress()).containsEntry("stages_completed", 0).containsEntry("milestones_done", 2);
    String figures = figures();
    Map<String, Object> before = progress();
    before.remove("histories");
    projections.rebuild(cohort.id());
    assertThat(progress()).containsAllEntriesOf(before);
    assertThat(figures()).isEqualTo(figures);
  }

  @Test
  void aRebuildComesToTheSameAndTellsNobody() {
    completeTheFirstStage();
    awaitEvents(4);
    Map<String, Object> before = progress();
    String figures = figures();

    jdbc.sql("update enrolment_progress set histories = '', points_done = 0 where enrolment_id = ?")
        .param(enrolment.id())
        .update();
    jdbc.sql("update cohort_day set events = 99 where cohort_id = ?").param(cohort.id()).update();
    projections.rebuild(cohort.id());

    assertThat(progress()).isEqualTo(before);
    assertThat(figures()).isEqualTo(figures);
    assertThat(jdbc.sql("select count(*) from outbox").query(Long.class).single()).isZero();
  }

  @Test
  void rebuildsWhileEventsComeInLoseAndDoubleNothing() {
    var others = Stream.generate(() -> cohorts.enrol(cohort)).limit(40).toList();
    for (int day = 1; day <= 10; day++) {
      for (TestEnrolment other : others) {
        enrolment = other;
        send(
            event("git", MilestoneEventType.STARTED, day),
            event("python", MilestoneEventType.COMPLETED, day));
      }
      projections.rebuild(cohort.id());
    }
    await()
        .untilAsserted(
            () ->
                assertThat(
                        jdbc.sql(
                                "select sum(events), min(events) from enrolment_progress where"
                                    + " cohort_id = ? and events > 0")
                            .param(cohort.id())
                            .query((row, number) -> List.of(row.getInt(1), row.getInt(2)))
                            .single())
                    .containsExactly(800, 20));
    String figures = figures();
    projections.rebuild(cohort.id());
    assertThat(figures()).isEqualTo(figures);
    assertThat(cohortDay(3)).isEqualTo("events 80, active 40, done 0, points 0");
  }

  @Test
  void aBatchWithRepetitionsAddsWhatIsNewAndRefusesWhatDiffers() {
    var first =
        IntStream.range(0, 120)
            .mapToObj(n -> event("git", MilestoneEventType.STARTED, 1 + n % 20))
            .toList();
    send(first.toArray(MilestoneReported[]::new));
    awaitEvents(120);

    var second = new ArrayList<>(first);
    var more =
        IntStream.range(0, 120)
            .mapToObj(n -> event("python", MilestoneEventType.STARTED, 1 + n % 20))
            .toList();
    second.addAll(more);
    second.addAll(more);
    send(second.toArray(MilestoneReported[]::new));

    awaitEvents(240);
    assertThat(logged()).isEqualTo(240);
  }

  @Test
  void whatLiesAfterAWithdrawalIsRecordedAndDoesNotCount() {
    send(
        event("git", MilestoneEventType.COMPLETED, 3),
        event("python", MilestoneEventType.COMPLETED, 10));
    awaitEvents(2);

    transaction.executeWithoutResult(
        status -> {
          var before = projections.lock(List.of(enrolment.id()));
          jdbc.sql("update enrolment set withdrawn_on = ? where id = ?")
              .params(cohort.start().plusDays(5), enrolment.id())
              .update();
          projections.refold(before);
        });

    assertThat(progress()).containsEntry("standing", "doooo").containsEntry("events", 1);
    assertThat(cohortDay(10)).isEqualTo("events 0, active 0, done 0, points 0");
    send(event("regression", MilestoneEventType.COMPLETED, 6));
    await().untilAsserted(() -> assertThat(logged()).isEqualTo(3));
    assertThat(progress()).containsEntry("standing", "doooo");
  }

  @Test
  void aStageIsCompletedWhenItsLastMilestoneWasDoneWhicheverIsToldLast() {
    var submission = event("first-project", MilestoneEventType.SUBMITTED, 5);
    send(event("git", MilestoneEventType.COMPLETED, 3), submission, review(submission));
    awaitEvents(3);
    send(event("python", MilestoneEventType.COMPLETED, 2));

    List<MilepostEvent> told = ToldEvents.await(Topic.PROGRESS, enrolment.learner(), 2);
    assertThat(told)
        .filteredOn(StageCompleted.class::isInstance)
        .extracting(MilepostEvent::time)
        .singleElement(as(InstanceOfAssertFactories.INSTANT))
        .isAfter(noon(4));
  }

  private record Step(String milestone, MilestoneEventType type, int day) {}

  private void completeTheFirstStage() {
    var submission = event("first-project", MilestoneEventType.SUBMITTED, 5);
    send(
        event("git", MilestoneEventType.COMPLETED, 3),
        event("python", MilestoneEventType.COMPLETED, 4),
        submission,
        review(submission));
  }

  private void send(MilestoneReported... events) {
    Stream.of(events).map(sender::send).toList().forEach(sent -> sent.join());
  }

  private void awaitEvents(int count) {
    await().untilAsserted(() -> assertThat(progress()).containsEntry("events", count));
  }

  private long logged() {
    return jdbc.sql("select count(*) from milestone_event where enrolment_id = ?")
        .param(enrolment.id())
        .query(Long.class)
        .single();
  }

  private int bytesPutAway() {
    return jdbc.sql("select sum(length(histories)) from enrolment_past where enrolment_id = ?")
        .param(enrolment.id())
        .query(Integer.class)
        .single();
  }

  private Map<String, Object> progress() {
    return jdbc.sql(
            """
            select standing, histories::text, points_done, milestones_done, stages_completed,
                   current_stage, next_due_day, done_through_day, active_days::text, events
            from enrolment_progress where enrolment_id = ?
            """)
        .param(enrolment.id())
        .query()
        .singleRow();
  }

  private List<Optional<Instant>> doneAt() {
    var histories =
        Histories.of(
            jdbc.sql("select histories from enrolment_progress where enrolment_id = ?")
                .param(enrolment.id())
                .query(byte[].class)
                .single());
    return IntStream.range(0, 5)
        .mapToObj(place -> Optional.ofNullable(histories.at(place).state(false).doneAt()))
        .toList();
  }

  private String cohortDay(int day) {
    return jdbc.sql(
            """
            select format('events %s, active %s, done %s, points %s', sum(events), sum(active_learners),
                          sum(milestones_done), sum(points_done))
            from cohort_day where cohort_id = ? and day = ?
            """)
        .params(cohort.id(), cohort.start().plusDays(day))
        .query(String.class)
        .single();
  }

  private String figures() {
    return jdbc.sql(
            """
            select string_agg(format('%s %s %s %s', day, events, milestones_done, points_done), ';')
            from (select day, sum(events) as events, sum(milestones_done) as milestones_done,
                         sum(points_done) as points_done
                  from cohort_day where cohort_id = ? group by day order by day) as by_day
            """)
        .param(cohort.id())
        .query(String.class)
        .single();
  }

  private String reasonFor(UUID event) {
    return quarantine.list(100).stream()
        .filter(entry -> event.equals(entry.eventId()))
        .map(Quarantine.Entry::reason)
        .findFirst()
        .orElse("not quarantined");
  }

  private MilestoneReported event(String milestone, MilestoneEventType type, int day) {
    return reported(enrolment.id(), milestone, type, day, null);
  }

  private MilestoneReported review(MilestoneReported submission) {
    return reported(
        enrolment.id(), submission.milestone(), MilestoneEventType.APPROVED, 6, submission.id());
  }

  private MilestoneReported enrolledAs(UUID other, MilestoneReported event) {
    return reported(other, event.milestone(), event.type(), 1, null);
  }

  private MilestoneReported reported(
      UUID enrolled, String milestone, MilestoneEventType type, int day, UUID submission) {
    Instant at = noon(day);
    UUID id = EventIds.at(Instant.now());
    return new MilestoneReported(
        id,
        enrolment.learner(),
        enrolled,
        enrolment.learner(),
        "api",
        milestone,
        type,
        submission,
        at,
        Instant.now(),
        null,
        null,
        false,
        EventIds.fingerprint(milestone, type.wireName(), "" + day));
  }

  private Instant noon(int day) {
    return cohort
        .start()
        .plusDays(day)
        .atTime(LocalTime.NOON)
        .atZone(ZoneId.of("Europe/Berlin"))
        .toInstant();
  }

  private static MilestoneReported withId(UUID id, MilestoneReported event) {
    return new MilestoneReported(
        id,
        event.learner(),
        event.enrolment(),
        event.actor(),
        event.source(),
        event.milestone(),
        event.type(),
        event.submission(),
        event.occurredAt(),
        event.reportedAt(),
        event.evidence(),
        event.note(),
        event.carriedOver(),
        event.fingerprint());
  }
}
