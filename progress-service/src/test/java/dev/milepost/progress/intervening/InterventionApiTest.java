package dev.milepost.progress.intervening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.EnrolmentChanged;
import dev.milepost.events.MentorWrote;
import dev.milepost.events.Topic;
import dev.milepost.progress.Http;
import dev.milepost.progress.Http.Answer;
import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.TestCohorts.TestCohort;
import dev.milepost.progress.TestCohorts.TestEnrolment;
import dev.milepost.progress.ToldEvents;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ProgressTest
class InterventionApiTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Berlin"));
  private static final String MESSAGE =
      "{\"subject\": \" Hi \", \"text\": \"Are you well?\\r\\nMax\"}";

  @LocalServerPort private int port;
  @Autowired private TestCohorts cohorts;
  @Autowired private JdbcClient jdbc;
  @Autowired private CountReturns returns;

  private final String email = UUID.randomUUID() + "@example.invalid";
  private TestCohort cohort;
  private TestEnrolment enrolment;
  private UUID mentorId;
  private Http mentor;
  private Http learner;
  private String path;

  @BeforeEach
  void aLearnerAndAMentor() {
    cohort = cohorts.cohort();
    enrolment = cohorts.enrol(cohort, cohorts.person(email));
    String address = UUID.randomUUID() + "@example.invalid";
    mentorId = cohorts.person(address);
    cohorts.mentor(cohort, mentorId);
    mentor = Http.as(port, address);
    learner = Http.as(port, email);
    path = "/api/v1/enrolments/" + enrolment.id();
  }

  @Test
  void aMessageLeavesATraceAndIsToldOnceHoweverOftenItIsSent() {
    Answer first = mentor.post(path + "/messages", MESSAGE, "Idempotency-Key", "k1");
    assertThat(first.status()).isEqualTo(201);
    Answer again = mentor.post(path + "/messages", MESSAGE, "Idempotency-Key", "k1");
    assertThat(again.body()).isEqualTo(first.body());
    mentor.post(path + "/messages", "{\"text\": \"Once more.\"}", "Idempotency-Key", "k2");

    List<MentorWrote> told = ToldEvents.<MentorWrote>await(Topic.PROGRESS, enrolment.learner(), 2);
    assertThat(told)
        .extracting(MentorWrote::text)
        .containsExactly("Are you well?\nMax", "Once more.");
    assertThat(told.getFirst().subject()).isEqualTo("Hi");
    assertThat(told.getFirst().author()).isEqualTo(mentorId);
    assertThat(told.getFirst().id()).hasToString(first.json().path("id").asString());
    assertThat(told.getLast().subject()).isNull();
    assertThat(list()).hasSize(2);
    JsonNode messages = learner.get(path + "/messages").json().path("messages");
    assertThat(messages.findValuesAsString("text")).contains("Are you well?\nMax", "Once more.");
  }

  @Test
  void whatCannotBeWrittenIsSaidFieldByField() {
    String long4001 = "x".repeat(4001);
    for (String text : List.of("", " \\n ", long4001, "a\\u0000b")) {
      Answer refused = mentor.post(path + "/messages", "{\"text\": \"%s\"}".formatted(text));
      assertThat(refused.status()).as(text).isIn(400, 422);
      assertThat(refused.pointer()).isEqualTo("/text");
    }
    Answer both =
        mentor.post(path + "/messages", "{\"subject\": \"%s\"}".formatted("s".repeat(201)));
    assertThat(both.json().path("faults").findValuesAsString("pointer"))
        .containsExactly("/subject", "/text");
    assertThat(
            mentor
                .post(path + "/messages", "{\"text\": \"%s\"}".formatted("x".repeat(4000)))
                .status())
        .isEqualTo(201);
  }

  @Test
  void moreTimeMovesWhatIsNotDoneAndAllThatFollowsFromIt() {
    learner.post(
        "/api/v1/milestones",
        "{\"milestone\": \"git\", \"type\": \"completed\"}",
        "Prefer",
        "wait=20");
    Answer extended = extend(7, "k1");
    assertThat(extended.status()).isEqualTo(201);
    assertThat(extended.json().path("moved").asInt()).isEqualTo(4);
    assertThat(extended.json().path("heldAtEnd").asInt()).isZero();
    assertThat(extend(7, "k1").body()).isEqualTo(extended.body());

    List<EnrolmentChanged> told = ToldEvents.await(Topic.ENROLMENT, enrolment.id(), 1);
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().plan())
        .containsEntry("git", cohort.start().plusDays(4))
        .containsEntry("python", cohort.start().plusDays(16));
    assertThat(
            jdbc.sql("select next_due_day from enrolment_progress where enrolment_id = ?")
                .param(enrolment.id())
                .query(LocalDate.class)
                .single())
        .isEqualTo(cohort.start().plusDays(16));
  }

  @Test
  void ofOneRequestSentManyTimesAtOnceOneCounts() throws Exception {
    List<Callable<Integer>> calls = Collections.nCopies(6, () -> extend(7, "same").status());
    try (var threads = Executors.newFixedThreadPool(6)) {
      var statuses = new ArrayList<Integer>();
      for (var done : threads.invokeAll(calls)) {
        statuses.add(done.get());
      }
      assertThat(statuses).containsOnly(201);
    }
    assertThat(list()).hasSize(1);
    assertThat(ToldEvents.<EnrolmentChanged>await(Topic.ENROLMENT, enrolment.id(), 1)).hasSize(1);
  }

  @Test
  void nobodyIsPlannedBeyondTheLastDayAndThatIsSaid() {
    jdbc.sql("update cohort set end_day = ? where id = ?")
        .params(TODAY.plusDays(1), cohort.id())
        .update();
    Answer extended = extend(60, "a");
    assertThat(extended.json().path("moved").asInt()).isEqualTo(5);
    assertThat(extended.json().path("heldAtEnd").asInt()).isEqualTo(5);
    Answer refused = extend(60, "c");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("nothing-to-extend");
  }

  @Test
  void oneToSixtyDays() {
    for (String days : List.of("0", "61", "-1", "null")) {
      Answer refused = mentor.post(path + "/extensions", "{\"days\": %s}".formatted(days));
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.pointer()).isEqualTo("/days");
    }
    assertThat(extend(60, "k").status()).isEqualTo(201);
  }

  @Test
  void afterTheEndOrAWithdrawalItIsTooLate() {
    learner.post(path + "/withdrawal", "{}");
    assertThat(mentor.post(path + "/messages", MESSAGE).problem()).isEqualTo("too-late-to-help");
    assertThat(extend(7, "k").problem()).isEqualTo("too-late-to-help");
    mentor.send("DELETE", path + "/withdrawal", "");
    jdbc.sql("update cohort set end_day = ? where id = ?")
        .params(TODAY.minusDays(1), cohort.id())
        .update();
    assertThat(mentor.post(path + "/messages", MESSAGE).status()).isEqualTo(409);
    assertThat(list()).isEmpty();
  }

  @Test
  void whoMayDoWhat() {
    assertThat(Http.asAdmin(port).post(path + "/messages", MESSAGE).status()).isEqualTo(201);
    Http stranger = Http.asStranger(port);
    for (String[] call :
        List.of(
            new String[] {"POST", "/messages", MESSAGE},
            new String[] {"POST", "/extensions", "{\"days\": 7}"},
            new String[] {"PUT", "/snooze", "{\"days\": 7}"},
            new String[] {"DELETE", "/snooze", ""},
            new String[] {"GET", "/interventions", ""},
            new String[] {"GET", "/messages/draft", ""})) {
      assertThat(send(learner, call)).as(call[1]).isEqualTo(403);
      assertThat(send(stranger, call)).as(call[1]).isEqualTo(404);
    }
    assertThat(stranger.get(path + "/messages").status()).isEqualTo(404);
    assertThat(learner.get(returnsPath()).status()).isEqualTo(404);
    assertThat(mentor.get(returnsPath()).status()).isEqualTo(200);
  }

  @Test
  void whoWasActiveOnOneOfTheSevenDaysThatFollowedCameBack() {
    wrote(20, enrolment);
    assertThat(cameBackOn()).isEqualTo("null");
    active(TODAY.minusDays(20), TODAY.minusDays(12));
    assertThat(cameBackOn()).as("the same day, and the eighth").isEqualTo("null");
    active(TODAY.minusDays(13));
    assertThat(cameBackOn()).isEqualTo(TODAY.minusDays(13).toString());
    // Reported last and done first: it counts on the day on which it happened.
    active(TODAY.minusDays(18));
    assertThat(cameBackOn()).isEqualTo(TODAY.minusDays(18).toString());
  }

  @Test
  void theShareThatCameBackIsOfThoseWhoseSevenDaysAreOver() {
    TestEnrolment other = cohorts.enrol(cohort);
    for (int daysAgo : List.of(29, 28, 8, 7)) {
      wrote(daysAgo, enrolment);
      wrote(daysAgo, other);
    }
    wrote(9, other);
    mentor.send("PUT", path + "/snooze", "{\"days\": 7}");
    active(TODAY.minusDays(27), TODAY.minusDays(5));
    Returns counted = returns.count(cohort.id(), TODAY);
    assertThat(counted).isEqualTo(new Returns(TODAY.minusDays(28), TODAY.minusDays(8), 5, 2, 50));
    assertThat(counted.change()).isEqualTo(-10);
    JsonNode told = mentor.get(returnsPath()).json();
    assertThat(told.path("percent").asInt()).isEqualTo(40);
    assertThat(told.path("percentWeekBefore").asInt()).isEqualTo(50);
    assertThat(returns.count(UUID.randomUUID(), TODAY).percent()).isNull();
  }

  @Test
  void whoDidSomethingOnTheSameDayAfterItCameBackAtOnce() {
    wrote(20, enrolment);
    active(TODAY.minusDays(20));
    did(enrolment.learner(), -1);
    did(mentorId, 1);
    assertThat(cameBackOn()).as("before it, and somebody else").isEqualTo("null");
    did(enrolment.learner(), 1);
    assertThat(cameBackOn()).isEqualTo(TODAY.minusDays(20).toString());
    assertThat(returns.count(cohort.id(), TODAY).cameBack()).isOne();
  }

  @Test
  void theTraceOfASnoozeTellsWhetherTheyCameBackWithinIt() {
    mentor.send("PUT", path + "/snooze", "{\"days\": 14}");
    jdbc.sql(
            """
            update intervention set day = day - 20, until_day = until_day - 20
            where enrolment_id = ?
            """)
        .param(enrolment.id())
        .update();
    assertThat(cameBackOn()).isEqualTo("null");
    active(TODAY.minusDays(9));
    assertThat(cameBackOn()).isEqualTo(TODAY.minusDays(9).toString());
  }

  private String returnsPath() {
    return "/api/v1/cohorts/" + cohort.slug() + "/interventions/returns";
  }

  private Answer extend(int days, String key) {
    return mentor.post(
        path + "/extensions", "{\"days\": %d}".formatted(days), "Idempotency-Key", key);
  }

  private JsonNode list() {
    return mentor.get(path + "/interventions").json().path("interventions");
  }

  private String cameBackOn() {
    JsonNode day = list().path(0).path("cameBackOn");
    return day.isNull() ? "null" : day.asString();
  }

  private int send(Http who, String[] call) {
    return call[0].equals("GET")
        ? who.get(path + call[1]).status()
        : who.send(call[0], path + call[1], call[2]).status();
  }

  private void wrote(int daysAgo, TestEnrolment to) {
    jdbc.sql(
            """
            insert into intervention (id, enrolment_id, cohort_id, kind, person_id, at, day, message)
            values (gen_random_uuid(), ?, ?, 'wrote', ?, ?::date, ?, 'Hello')
            """)
        .params(to.id(), cohort.id(), mentorId, TODAY.minusDays(daysAgo), TODAY.minusDays(daysAgo))
        .update();
  }

  /** As it is in the log, so many seconds after the intervention. */
  private void did(UUID actor, int seconds) {
    jdbc.sql(
            """
            insert into milestone_event (term, learner_id, event_id, enrolment_id, milestone, type,
              version, actor_id, source, occurred_at, reported_at, recorded_at, carried_over, fingerprint)
            select c.term, e.learner_id, gen_random_uuid(), e.id, 'git', 'started', 1, :actor, 'test',
              v.at, v.at, v.at, false, 0
            from intervention i
            join enrolment e on e.id = i.enrolment_id
            join cohort c on c.id = i.cohort_id
            cross join lateral (select i.at + make_interval(secs => :seconds)) v(at)
            where i.enrolment_id = :enrolment
            """)
        .param("actor", actor)
        .param("seconds", seconds)
        .param("enrolment", enrolment.id())
        .update();
  }

  /** As recording would have it, without a report for each. */
  private void active(LocalDate... days) {
    for (LocalDate day : days) {
      jdbc.sql(
              """
              update enrolment_progress
              set active_days = array(select unnest(active_days || ?::date) as d order by d)
              where enrolment_id = ?
              """)
          .params(day, enrolment.id())
          .update();
    }
  }
}
