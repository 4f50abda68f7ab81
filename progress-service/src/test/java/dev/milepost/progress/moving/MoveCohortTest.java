package dev.milepost.progress.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.events.CohortChanged;
import dev.milepost.events.EnrolmentChanged;
import dev.milepost.events.EventIds;
import dev.milepost.events.MilestoneEventType;
import dev.milepost.events.MilestoneReported;
import dev.milepost.events.Topic;
import dev.milepost.messaging.EventSender;
import dev.milepost.progress.CohortJson;
import dev.milepost.progress.Http;
import dev.milepost.progress.Http.Answer;
import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.ToldEvents;
import dev.milepost.progress.projecting.Projections;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Done work is kept by the milestones' keys, whatever version a cohort goes to. */
@ProgressTest
class MoveCohortTest {

  @LocalServerPort private int port;
  @Autowired private EventSender sender;
  @Autowired private PublishedRoadmaps roadmaps;
  @Autowired private Projections projections;
  @Autowired private JdbcClient jdbc;

  private final String roadmap = "movable-" + UUID.randomUUID();
  private Http admin;
  private Http learner;
  private String cohort;
  private UUID cohortId;
  private UUID enrolment;
  private UUID person;

  @BeforeEach
  void aCohortOnTheFirstOfTwoVersions() {
    new TwoVersions(sender, roadmaps).publish(roadmap);
    admin = Http.asAdmin(port);
    learner = Http.asStranger(port);
    cohort = new CohortJson().with("roadmap", roadmap).with("open", true).madeBy(admin);
    cohortId = UUID.fromString(admin.get(cohort).json().path("id").asString());
    assertThat(learner.post(cohort + "/join", "").status()).isEqualTo(201);
    enrolment =
        jdbc.sql("select id from enrolment where cohort_id = ?")
            .param(cohortId)
            .query((row, number) -> row.getObject(1, UUID.class))
            .single();
    person = UUID.fromString(learner.get("/api/v1/me").json().path("id").asString());
  }

  @Test
  void whatIsDoneStaysDoneAndComesBackWithItsKey() {
    report("git");
    report("python");
    var before = rows();

    Answer moved = move(1, 2);

    assertThat(moved.status()).as(moved.body()).isEqualTo(201);
    assertThat(moved.json().path("losing").asInt()).isEqualTo(1);
    assertThat(standing()).isEqualTo("odo");
    assertThatAllIsAsByTheLog();
    assertThat(move(2, 1).status()).isEqualTo(201);
    assertThat(standing()).isEqualTo("dd");
    assertThat(rows()).isEqualTo(before);
    assertThatAllIsAsByTheLog();
  }

  @Test
  void whatWasAcceptedBeforeAndIsRecordedAfterIsNeitherLostNorRefused() {
    report("git");
    move(1, 2);
    sender.send(event("python")).join();
    report("docker");
    await().until(() -> recorded() == 3);
    assertThat(standing()).isEqualTo("ddo");
    assertThatAllIsAsByTheLog();

    move(2, 1);

    assertThat(standing()).isEqualTo("dd");
    assertThatAllIsAsByTheLog();
  }

  @Test
  void aNewMilestoneCanBeReportedAtOnceWhateverIntakeRemembers() {
    report("git");
    move(1, 2);
    report("regression");
    assertThat(standing()).isEqualTo("odd");
  }

  @Test
  void recordingGoesOnMeanwhile() {
    var sent = new ArrayList<CompletableFuture<?>>();
    for (int round = 0; round < 60; round++) {
      for (String milestone : List.of("git", "python", "docker", "regression")) {
        if (round > 0 || !milestone.equals("docker") && !milestone.equals("regression")) {
          sent.add(sender.send(event(milestone)));
        }
      }
      if (round % 10 == 0) {
        int from = round / 10 % 2 + 1;
        assertThat(move(from, 3 - from).status()).isEqualTo(201);
      }
    }
    sent.forEach(CompletableFuture::join);
    await().atMost(Duration.ofSeconds(30)).until(() -> recorded() == sent.size());
    assertThatAllIsAsByTheLog();
  }

  @Test
  void plansFollowAndTheOthersAreTold() {
    move(1, 2);
    CohortChanged told = ToldEvents.<CohortChanged>await(Topic.COHORT, cohortId, 2).getLast();
    assertThat(told.roadmapVersion()).isEqualTo(2);
    EnrolmentChanged plan =
        ToldEvents.<EnrolmentChanged>await(Topic.ENROLMENT, enrolment, 2).getLast();
    assertThat(plan.plan()).containsOnlyKeys("docker", "git", "regression");
  }

  @Test
  void aDueDayOfOnesOwnStaysByItsKeyAndComesBackWithIt() {
    var days = List.of("2030-01-02", "2030-01-03");
    UUID own = UUID.randomUUID();
    jdbc.sql("update cohort set end_day = '2031-01-01' where id = ?").param(cohortId).update();
    jdbc.sql("insert into plan (id, due_days) values (?, ?::date[])")
        .params(own, "{" + String.join(",", days) + "}")
        .update();
    jdbc.sql("update enrolment set plan_id = ?, own_plan = true where id = ?")
        .params(own, enrolment)
        .update();

    move(1, 2);
    assertThat(dueDays()).hasSize(3).element(1).isEqualTo("2030-01-02");
    move(2, 1);
    assertThat(dueDays()).isEqualTo(days);
  }

  @Test
  void aDryRunTellsWhatTheMoveDoesAndChangesNothing() {
    report("git");
    report("python");
    var before = rows();
    Answer dry = admin.get(cohort + "/version-moves/dry-run?to=2");
    assertThat(dry.status()).as(dry.body()).isEqualTo(200);
    assertThat(dry.json().path("losing").asInt()).isEqualTo(1);
    assertThat(dry.json().path("words").toString())
        .contains("has done “python”, which version 2 does not have", "stage “basics” is open");
    var affected = dry.json().path("learners").path("learners").path(0);
    assertThat(affected.path("lost").path(0).asString()).isEqualTo("python");
    assertThat(affected.path("percentBefore").asInt()).isEqualTo(100);
    assertThat(affected.path("percent").asInt()).isEqualTo(33);
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void onlyAdminsMoveAndOnlyFromWhatTheCohortHas() {
    assertThat(learner.post(cohort + "/version-moves", "{\"to\":2}").status()).isEqualTo(403);
    assertThat(learner.get(cohort + "/version-moves/dry-run?to=2").status()).isEqualTo(404);
    assertThat(learner.get(cohort + "/version-moves").status()).isEqualTo(404);
    Answer unknown = admin.post(cohort + "/version-moves", "{\"to\":9}");
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.pointer()).isEqualTo("/to");
    assertThat(move(1, 2).status()).isEqualTo(201);
    Answer again = admin.post(cohort + "/version-moves", "{\"from\":1,\"to\":1}");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.problem()).isEqualTo("cohort-moved-meanwhile");
    assertThat(admin.get(cohort + "/version-moves").json()).hasSize(1);
  }

  private Answer move(int from, int to) {
    return admin.post(cohort + "/version-moves", "{\"from\":%d,\"to\":%d}".formatted(from, to));
  }

  private void report(String milestone) {
    Answer answer =
        learner.post(
            "/api/v1/milestones",
            "{\"milestone\":\"%s\",\"type\":\"completed\",\"enrolment\":\"%s\"}"
                .formatted(milestone, enrolment),
            "Prefer",
            "wait=10");
    assertThat(answer.status()).as(answer.body()).isBetween(200, 202);
  }

  private MilestoneReported event(String milestone) {
    Instant now = Instant.now();
    return new MilestoneReported(
        EventIds.at(now),
        person,
        enrolment,
        person,
        "test",
        milestone,
        MilestoneEventType.COMPLETED,
        null,
        now,
        now,
        null,
        null,
        false,
        1);
  }

  private void assertThatAllIsAsByTheLog() {
    var before = rows();
    projections.rebuild(cohortId);
    assertThat(rows()).isEqualTo(before);
  }

  private String standing() {
    return jdbc.sql("select standing from enrolment_progress where enrolment_id = ?")
        .param(enrolment)
        .query(String.class)
        .single();
  }

  private List<String> dueDays() {
    return jdbc.sql(
            "select unnest(due_days)::text from plan where id = (select plan_id from enrolment"
                + " where id = ?)")
        .param(enrolment)
        .query(String.class)
        .list();
  }

  private long recorded() {
    return jdbc.sql("select count(*) from milestone_event where enrolment_id = ?")
        .param(enrolment)
        .query(Long.class)
        .single();
  }

  private List<String> rows() {
    return Stream.of(
            "select concat_ws(' ', standing, milestones_done, points_done, stages_completed,"
                + " current_stage, next_due_day, done_through_day, events, histories, plan_id)"
                + " from enrolment_progress where cohort_id = ?",
            "select concat_ws(' ', day, sum(events), sum(active_learners), sum(milestones_done),"
                + " sum(points_done)) from cohort_day where cohort_id = ? group by day order by"
                + " day",
            "select concat_ws(' ', stage, day, sum(completed)) from cohort_stage_day"
                + " where cohort_id = ? group by stage, day having sum(completed) <> 0"
                + " order by stage, day")
        .flatMap(sql -> jdbc.sql(sql).param(cohortId).query(String.class).list().stream())
        .toList();
  }
}
