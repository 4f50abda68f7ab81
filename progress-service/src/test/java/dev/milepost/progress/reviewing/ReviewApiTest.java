package dev.milepost.progress.reviewing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.progress.Http;
import dev.milepost.progress.Http.Answer;
import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.TestCohorts.TestCohort;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ProgressTest
class ReviewApiTest {

  @LocalServerPort private int port;
  @Autowired private TestCohorts cohorts;

  private final String mentorEmail = UUID.randomUUID() + "@example.invalid";
  private TestCohort cohort;

  @BeforeEach
  void aMentoredCohort() {
    cohort = cohorts.cohort();
    cohorts.mentor(cohort, cohorts.person(mentorEmail));
  }

  @Test
  void theLongestWaitingComesFirstPageByPage() {
    String second = handIn(4, "T10:00:00+01:00");
    String first = handIn(3, "T23:30:00+01:00");
    String third = handIn(5, "T10:00:00+01:00");
    awaitTotal(3);

    Answer page = mentor().get(queue() + "?size=2");
    assertThat(submissions(page)).containsExactly(first, second);
    assertThat(submissions(mentor().get(queue() + "?size=2&page=2"))).containsExactly(third);
    JsonNode one = page.json().at("/submissions/0");
    assertThat(one.path("milestone").asString()).isEqualTo("first-project");
    assertThat(one.path("submittedAt").asString())
        .isEqualTo(cohort.start().plusDays(3) + "T22:30:00Z");
    assertThat(one.path("attempt").asInt()).isEqualTo(1);
    assertThat(one.path("evidence").asString()).isEqualTo("https://git.example/work");
  }

  @Test
  void aReviewThatNamesTheSubmissionTakesItOffTheQueue() {
    String submission = handIn(4, "T10:00:00+01:00");
    awaitTotal(1);
    JsonNode waiting = mentor().get(queue()).json().at("/submissions/0");
    Answer reviewed =
        mentor()
            .post(
                "/api/v1/milestones",
                """
                {"enrolment": "%s", "milestone": "first-project", "type": "approved", "submission": "%s"}
                """
                    .formatted(waiting.path("enrolment").asString(), submission));
    assertThat(reviewed.status()).isBetween(200, 202);
    awaitTotal(0);
  }

  @Test
  void nobodyElseLearnsThatThereIsAQueue() {
    assertThat(Http.asStranger(port).get(queue()).status()).isEqualTo(404);
    assertThat(Http.withoutToken(port).get(queue()).status()).isEqualTo(401);
    assertThat(mentor().get(queue() + "?page=0").status()).isEqualTo(400);
  }

  /** The id of the submission. */
  private String handIn(int day, String time) {
    String email = UUID.randomUUID() + "@example.invalid";
    var enrolment = cohorts.enrol(cohort, cohorts.person(email));
    String id = UUID.randomUUID().toString();
    Answer answer =
        Http.as(port, email)
            .post(
                "/api/v1/milestones",
                """
                {"id": "%s", "enrolment": "%s", "milestone": "first-project", "type": "submitted",
                 "occurredAt": "%s", "evidence": "https://git.example/work"}
                """
                    .formatted(id, enrolment.id(), cohort.start().plusDays(day) + time));
    assertThat(answer.status()).isBetween(200, 202);
    return id;
  }

  private void awaitTotal(int total) {
    await()
        .untilAsserted(
            () -> assertThat(mentor().get(queue()).json().path("total").asInt()).isEqualTo(total));
  }

  private static List<String> submissions(Answer page) {
    var ids = new ArrayList<String>();
    page.json().path("submissions").forEach(one -> ids.add(one.path("submission").asString()));
    return ids;
  }

  private Http mentor() {
    return Http.as(port, mentorEmail);
  }

  private String queue() {
    return "/api/v1/cohorts/" + cohort.slug() + "/reviews";
  }
}
