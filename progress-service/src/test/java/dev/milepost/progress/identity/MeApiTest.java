package dev.milepost.progress.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.LearnerChanged;
import dev.milepost.events.Topic;
import dev.milepost.progress.Http;
import dev.milepost.progress.Http.Answer;
import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.ToldEvents;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProgressTest
class MeApiTest {

  private static final String ME = "/api/v1/me";

  @LocalServerPort private int port;
  @Autowired private TestCohorts cohorts;

  private UUID person;
  private Http me;

  @BeforeEach
  void somebody() {
    String email = "me-" + UUID.randomUUID() + "@example.invalid";
    person = cohorts.person(email);
    me = Http.as(port, email);
  }

  @Test
  void tellsRolesEnrolmentsAndMentoredCohorts() {
    var learnt = cohorts.enrol(cohorts.cohort(), person);
    var mentored = cohorts.cohort();
    cohorts.mentor(mentored, person);
    var json = me.get(ME).json();
    assertThat(json.path("roles").toString()).isEqualTo("[\"learner\",\"mentor\"]");
    assertThat(json.at("/enrolments/0/id").asString()).isEqualTo(learnt.id().toString());
    assertThat(json.at("/enrolments/0/cohort").asString()).isEqualTo(learnt.cohort().slug());
    assertThat(json.at("/mentorOf/0/slug").asString()).isEqualTo(mentored.slug());
  }

  @Test
  void aProfileIsChangedAndTold() {
    Answer changed =
        me.send("PATCH", ME, "{\"name\": \"Zoë\", \"zone\": \"Asia/Tokyo\", \"locale\": \"ja\"}");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().path("zone").asString()).isEqualTo("Asia/Tokyo");
    List<LearnerChanged> told = ToldEvents.await(Topic.LEARNER, person, 1);
    assertThat(told.getLast().name()).isEqualTo("Zoë");
    assertThat(told.getLast().revision()).isEqualTo(2);
  }

  @Test
  void whatStaysTheSameIsNotTold() {
    me.send("PATCH", ME, "{\"name\": \"Test Person\"}");
    me.send("PATCH", ME, "{\"name\": \"Zoë\"}");
    List<LearnerChanged> told = ToldEvents.await(Topic.LEARNER, person, 1);
    assertThat(told).singleElement().extracting(LearnerChanged::revision).isEqualTo(2L);
  }

  @Test
  void everyFaultyFieldIsPointedAtAndNothingChanges() {
    Answer refused =
        me.send(
            "PATCH", ME, "{\"name\": \"a\\nb\", \"zone\": \"+01:00\", \"locale\": \"not_one\"}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("faults").findValuesAsString("pointer"))
        .containsExactly("/name", "/zone", "/locale");
    assertThat(me.get(ME).json().path("name").asString()).isEqualTo("Test Person");
  }

  @Test
  void theAddressIsNotOursToChange() {
    Answer refused = me.send("PATCH", ME, "{\"email\": \"other@example.invalid\"}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.pointer()).isEqualTo("/email");
  }
}
