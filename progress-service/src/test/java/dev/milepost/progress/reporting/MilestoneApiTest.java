package dev.milepost.progress.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.progress.Http;
import dev.milepost.progress.Http.Answer;
import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.TestCohorts.TestCohort;
import dev.milepost.progress.TestCohorts.TestEnrolment;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProgressTest
class MilestoneApiTest {

  private static final String PATH = "/api/v1/milestones";

  @LocalServerPort private int port;
  @Autowired private TestCohorts cohorts;
  @Autowired private JdbcClient jdbc;

  private final String email = UUID.randomUUID() + "@example.invalid";
  private TestCohort cohort;
  private TestEnrolment enrolment;
  private Http learner;

  @BeforeEach
  void aLearnerInACohort() {
    cohort = cohorts.cohort();
    enrolment = cohorts.enrol(cohort, cohorts.person(email));
    learner = Http.as(port, email);
  }

  private long recorded() {
    return jdbc.sql("select count(*) from milestone_event where learner_id = ?")
        .param(enrolment.learner())
        .query(Long.class)
        .single();
  }

  private Answer waited(String json) {
    return learner.post(PATH, json, "Prefer", "wait=20");
  }

  /** A good report that is recorded: what came before it and was refused left nothing. */
  private void assertThatOnlyThisIsRecorded(String json) {
    assertThat(waited(json).status()).isEqualTo(201);
    assertThat(recorded()).isEqualTo(1);
  }

  @Nested
  class Accepting {

    @Test
    void whoWasEnrolledAMomentAgoIsKnownAtOnce() {
      String git = "{\"milestone\": \"git\", \"type\": \"completed\", \"cohort\": \"%s\"}";
      assertThat(learner.post(PATH, git.formatted(cohort.slug())).status()).isEqualTo(202);
      TestCohort another = cohorts.cohort();
      TestEnrolment enrolledSince = cohorts.enrol(another, enrolment.learner());

      Answer answer = learner.post(PATH, git.formatted(another.slug()));

      assertThat(answer.status()).isEqualTo(202);
      assertThat(answer.json().path("enrolment").asString())
          .isEqualTo(enrolledSince.id().toString());
    }

    @Test
    void aLearnerNamesOnlyTheMilestone() {
      Answer answer = learner.post(PATH, "{\"milestone\": \"git\", \"type\": \"completed\"}");
      assertThat(answer.status()).isEqualTo(202);
      assertThat(answer.json().path("enrolment").asString()).isEqualTo(enrolment.id().toString());
      String location = answer.header("Location");
      await()
          .untilAsserted(
              () ->
                  assertThat(learner.get(location).json().path("status").asString())
                      .isEqualTo("recorded"));
      assertThat(recorded()).isEqualTo(1);
    }

    @Test
    void whoPrefersToWaitIsToldWhenItIsRecorded() {
      Answer answer = waited("{\"milestone\": \"git\", \"type\": \"started\"}");
      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.header("Preference-Applied")).isEqualTo("wait=20");
      assertThat(recorded()).isEqualTo(1);
    }

    @Test
    void theSameIdempotencyKeyIsRecordedOnce() {
      String json = "{\"milestone\": \"git\", \"type\": \"completed\"}";
      String first = learner.post(PATH, json, "Idempotency-Key", "k1").json().path("id").asString();
      Answer again = learner.post(PATH, json, "Idempotency-Key", "k1", "Prefer", "wait=20");
      assertThat(again.status()).isEqualTo(201);
      assertThat(again.json().path("id").asString()).isEqualTo(first);
      assertThat(recorded()).isEqualTo(1);
    }

    @Test
    void theSameKeyForAnotherReportIsAConflictAndTheFirstStands() {
      learner.post(
          PATH, "{\"milestone\": \"git\", \"type\": \"completed\"}", "Idempotency-Key", "k2");
      Answer other =
          learner.post(
              PATH,
              "{\"milestone\": \"python\", \"type\": \"completed\"}",
              "Idempotency-Key",
              "k2",
              "Prefer",
              "wait=20");
      assertThat(other.status()).isEqualTo(409);
      assertThat(other.problem()).isEqualTo("report-conflict");
      assertThat(recorded()).isEqualTo(1);
    }

    @Test
    void whatLiesOutsideTheEnrolmentsTimeIsRecordedAndSaysThatItDoesNotCount() {
      Answer answer =
          waited(
              "{\"milestone\": \"git\", \"type\": \"completed\", \"occurredAt\": \"%sT12:00:00Z\"}"
                  .formatted(cohort.start().minusDays(3)));
      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.json().path("counts").asBoolean()).isFalse();
      assertThat(recorded()).isEqualTo(1);
    }
  }

  @Nested
  class Refusing {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "{\"type\": \"completed\"} | 422 | /milestone",
          "{\"milestone\": \"cooking\", \"type\": \"completed\"} | 422 | /milestone",
          "{\"milestone\": \"git\"} | 422 | /type",
          "{\"milestone\": \"git\", \"type\": \"finished\"} | 422 | /type",
          "{\"milestone\": \"git\", \"type\": \"completed\", \"roadmap\": \"nowhere\"} | 422 |"
              + " /roadmap",
          "{\"milestone\": \"git\", \"type\": \"completed\", \"roadmapVersion\": 7} | 422 |"
              + " /roadmapVersion",
          "{\"milestone\": \"git\", \"type\": \"completed\", \"cohort\": \"nobody\"} | 422 |"
              + " /cohort",
          "{\"milestone\": \"git\", \"type\": \"completed\", \"learner\":"
              + " \"0198c0de-0000-7000-8000-000000000001\"} | 422 | /learner",
          "{\"milestone\": \"git\", \"type\": \"completed\", \"enrolment\":"
              + " \"0198c0de-0000-7000-8000-000000000001\"} | 422 | /enrolment",
          "{\"milestone\": \"git\", \"type\": \"completed\", \"occurredAt\":"
              + " \"2999-01-01T00:00:00Z\"} | 422 | /occurredAt",
          "{\"milestone\": \"git\", \"type\": \"completed\", \"occurredAt\":"
              + " \"0001-01-01T00:00:00Z\"} | 422 | /occurredAt",
          "{\"milestone\": \"git\", \"type\": \"completed\", \"occurredAt\": \"yesterday\"} | 422 |"
              + " /occurredAt",
          "{\"milestone\": \"first-project\", \"type\": \"submitted\"} | 422 | /evidence",
          "{\"milestone\": \"git\", \"type\": \"completed\", \"submission\":"
              + " \"0198c0de-0000-7000-8000-000000000001\"} | 422 | /submission",
          "{\"milestone\": \"git\", \"type\": \"completed\", \"note\": \"a\\u0000b\"} | 422 |"
              + " /note",
          "{\"milestone\": \"git\", \"type\": \"completed\", \"carriedOver\": true} | 422 |"
              + " /carriedOver",
          "{\"milestone\": \"git\", \"type\": \"completed\", \"milestoen\": 1} | 422 | /milestoen"
        })
    void aFieldThatIsWrongIsNamedAndNothingIsStored(String json, int status, String pointer) {
      Answer answer = learner.post(PATH, json);
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.problem()).isEqualTo("invalid-fields");
      assertThat(answer.pointer()).isEqualTo(pointer);
      assertThatOnlyThisIsRecorded("{\"milestone\": \"git\", \"type\": \"completed\"}");
    }

    @Test
    void everyFaultIsToldAtOnce() {
      Answer answer =
          learner.post(
              PATH, "{\"milestone\": \"cooking\", \"type\": \"x\", \"occurredAt\": \"y\"}");
      assertThat(answer.json().path("faults").findValuesAsString("pointer"))
          .containsExactly("/milestone", "/type", "/occurredAt");
    }

    @Test
    void anUnknownMilestoneIsAnsweredWithTheOneThatMayBeMeant() {
      Answer answer = learner.post(PATH, "{\"milestone\": \"gti\", \"type\": \"completed\"}");
      assertThat(answer.json().at("/faults/0/detail").asString()).endsWith("did you mean git?");
    }

    @Test
    void malformedJsonAndWrongContentTypeAndALargeBodyLeaveNothing() {
      assertThat(learner.post(PATH, "{\"milestone\": ").problem()).isEqualTo("malformed-json");
      assertThat(learner.postAs("text/plain", PATH, "git").status()).isEqualTo(415);
      Answer large = learner.post(PATH, "{\"note\": \"" + "x".repeat(70_000) + "\"}");
      assertThat(large.status()).isEqualTo(413);
      assertThat(large.json().path("limitBytes").asInt()).isEqualTo(65536);
      assertThatOnlyThisIsRecorded("{\"milestone\": \"git\", \"type\": \"completed\"}");
    }

    @Test
    void whoeverHasSeveralEnrolmentsIsShownTheCandidates() {
      TestEnrolment other = cohorts.enrol(cohorts.cohort(), enrolment.learner());
      Answer answer = learner.post(PATH, "{\"milestone\": \"git\", \"type\": \"completed\"}");
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.problem()).isEqualTo("ambiguous-enrolment");
      assertThat(answer.json().path("candidates").findValuesAsString("enrolment"))
          .containsExactlyInAnyOrder(enrolment.id().toString(), other.id().toString());

      Answer named =
          waited(
              "{\"milestone\": \"git\", \"type\": \"completed\", \"cohort\": \"%s\"}"
                  .formatted(cohort.slug()));
      assertThat(named.json().path("enrolment").asString()).isEqualTo(enrolment.id().toString());
    }
  }

  @Nested
  class Authorising {

    private String about(UUID enrolled, String type) {
      return "{\"enrolment\": \"%s\", \"milestone\": \"git\", \"type\": \"%s\"%s}"
          .formatted(
              enrolled,
              type,
              type.equals("approved") ? ", \"submission\": \"" + UUID.randomUUID() + "\"" : "");
    }

    @Test
    void withoutATokenNothingIsTaken() {
      assertThat(Http.withoutToken(port).post(PATH, about(enrolment.id(), "completed")).status())
          .isEqualTo(401);
    }

    @Test
    void anothersEnrolmentIsRefusedLikeOneThatDoesNotExist() {
      Http stranger = Http.asStranger(port);
      Answer anothers = stranger.post(PATH, about(enrolment.id(), "completed"));
      Answer nobodys = stranger.post(PATH, about(UUID.randomUUID(), "completed"));
      assertThat(anothers.status()).isEqualTo(422);
      assertThat(anothers.body()).isEqualTo(nobodys.body());
    }

    @Test
    void onlyMentorsReview() {
      assertThat(learner.post(PATH, about(enrolment.id(), "approved")).problem())
          .isEqualTo("review-not-allowed");

      String mentor = UUID.randomUUID() + "@example.invalid";
      cohorts.mentor(cohorts.cohort(), cohorts.person(mentor));
      assertThat(Http.as(port, mentor).post(PATH, about(enrolment.id(), "approved")).pointer())
          .isEqualTo("/enrolment");

      String own = UUID.randomUUID() + "@example.invalid";
      UUID person = cohorts.person(own);
      TestCohort mentored = cohorts.cohort();
      cohorts.mentor(mentored, person);
      TestEnrolment theirs = cohorts.enrol(mentored);
      assertThat(Http.as(port, own).post(PATH, about(theirs.id(), "approved")).status())
          .isEqualTo(202);
    }

    @Test
    void whatBecameOfAReportIsForThoseWhoMaySeeTheEnrolment() {
      String location = learner.post(PATH, about(enrolment.id(), "completed")).header("Location");
      Http stranger = Http.asStranger(port);
      Answer anothers = stranger.get(location);
      Answer nobodys =
          stranger.get(location.replace(enrolment.id().toString(), UUID.randomUUID().toString()));
      assertThat(anothers.status()).isEqualTo(404);
      assertThat(anothers.json().path("detail")).isEqualTo(nobodys.json().path("detail"));
    }
  }
}
