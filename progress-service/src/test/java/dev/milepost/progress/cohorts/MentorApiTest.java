package dev.milepost.progress.cohorts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.CohortChanged;
import dev.milepost.events.Topic;
import dev.milepost.progress.CohortJson;
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
class MentorApiTest {

  @LocalServerPort private int port;
  @Autowired private TestCohorts cohorts;

  private final String email = "mentor-" + UUID.randomUUID() + "@example.invalid";
  private Http admin;
  private String cohort;

  @BeforeEach
  void aCohort() {
    cohorts.outline();
    admin = Http.asAdmin(port);
    cohort = new CohortJson().madeBy(admin);
  }

  @Test
  void anAddressThatNobodyHasYetFindsTheCohortAtItsFirstLogIn() {
    assertThat(appoint(email).status()).isEqualTo(204);
    Http mentor = Http.with(port, email, holder -> holder.email(email).name("Max Mentor"));
    assertThat(mentor.get("/api/v1/me").json().path("name").asString()).isEqualTo("Max Mentor");
    assertThat(mentor.get(cohort + "/mentors").json().at("/0/name").asString())
        .isEqualTo("Max Mentor");
  }

  @Test
  void aPersonIsNamedByIdOrAddressAndAppointedOnce() {
    UUID person = cohorts.person(email);
    appoint(person.toString());
    appoint(email);
    UUID id = UUID.fromString(admin.get(cohort).json().path("id").asString());
    assertThat(admin.get(cohort + "/mentors").json()).hasSize(1);
    dismiss(email);
    dismiss(email);
    List<CohortChanged> told = ToldEvents.await(Topic.COHORT, id, 3);
    assertThat(told)
        .extracting(CohortChanged::mentors)
        .containsExactly(List.of(), List.of(person), List.of());
  }

  @Test
  void onceDismissedTheCohortIsGoneForThem() {
    cohorts.person(email);
    Http mentor = Http.as(port, email);
    appoint(email);
    assertThat(mentor.get(cohort).status()).isEqualTo(200);
    dismiss(email);
    assertThat(mentor.get(cohort).status()).isEqualTo(404);
  }

  @Test
  void onlyAdminsAppoint() {
    appoint(email);
    Http mentor = Http.as(port, email);
    assertThat(mentor.send("PUT", cohort + "/mentors/" + email, "").status()).isEqualTo(403);
    assertThat(mentor.send("DELETE", cohort + "/mentors/" + email, "").status()).isEqualTo(403);
  }

  @Test
  void anUnknownIdIsNotFoundAndNoAddressIsRefused() {
    assertThat(appoint(UUID.randomUUID().toString()).status()).isEqualTo(404);
    Answer refused = appoint("nobody");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.problem()).isEqualTo("invalid-parameters");
    assertThat(admin.get(cohort + "/mentors").json()).isEmpty();
  }

  @Test
  void aPersonOfAnotherOrganisationIsUnknownHere() {
    Http elsewhere = Http.with(port, email, holder -> holder.email(email).org("elsewhere"));
    String id = elsewhere.get("/api/v1/me").json().path("id").asString();
    assertThat(appoint(id).status()).isEqualTo(404);
  }

  private Answer appoint(String who) {
    return admin.send("PUT", cohort + "/mentors/" + who, "");
  }

  private void dismiss(String who) {
    assertThat(admin.send("DELETE", cohort + "/mentors/" + who, "").status()).isEqualTo(204);
  }
}
