package dev.milepost.progress.inviting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.progress.CohortJson;
import dev.milepost.progress.Http;
import dev.milepost.progress.Http.Answer;
import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProgressTest
class InvitationApiTest {

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestCohorts cohorts;

  private Http admin;
  private Http mentor;
  private String cohort;

  @BeforeEach
  void aClosedCohortWithAMentor() {
    cohorts.outline();
    admin = Http.asAdmin(port);
    cohort = new CohortJson().madeBy(admin);
    String address = UUID.randomUUID() + "@example.invalid";
    mentor = Http.as(port, address);
    assertThat(admin.send("PUT", cohort + "/mentors/" + address, "").status()).isEqualTo(204);
  }

  @Test
  void whoeverHasTheTokenJoinsAClosedCohort() {
    Answer made = mentor.post(cohort + "/invitations", "{}");
    assertThat(made.status()).isEqualTo(201);
    String token = made.json().path("token").asString();
    assertThat(made.json().path("link").asString())
        .isEqualTo("http://localhost:8080/progress/invitations/" + token);

    Http stranger = Http.asStranger(port);
    assertThat(stranger.get(cohort).status()).isEqualTo(404);
    Answer joined = join(stranger, token);
    assertThat(joined.status()).isEqualTo(201);
    assertThat(joined.header("Location")).startsWith("/api/v1/enrolments/");
    assertThat(stranger.get(cohort).status()).isEqualTo(200);
    assertThat(uses()).isEqualTo(1);
  }

  @Test
  void whatOneIsInvitedToIsOpenToEveryoneAndNamesNobody() {
    String token = token("{}");
    Answer shown = Http.withoutToken(port).get("/api/v1/invitations/" + token);
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.json().path("state").asString()).isEqualTo("valid");
    assertThat(shown.json().path("cohort").path("roadmapTitle").asString()).isEqualTo("Small");
    assertThat(shown.json().path("cohort").propertyNames())
        .containsExactlyInAnyOrder(
            "name", "roadmap", "roadmapVersion", "roadmapTitle", "startDay", "endDay");
    assertThat(join(Http.withoutToken(port), token).status()).isEqualTo(401);
  }

  @Test
  void onlyTheHashOfATokenIsKept() {
    String token = token("{}");
    assertThat(token).matches("J[A-Za-z0-9_-]{27}");
    assertThat(
            jdbc.sql("select i::text from invitation i where token_hash = ?")
                .param(new InvitationToken(token).hash())
                .query(String.class)
                .single())
        .doesNotContain(token);
    assertThat(admin.get(cohort + "/invitations").body()).doesNotContain(token);
  }

  @Test
  void joiningTwiceChangesNothingAndIsNoSecondUse() {
    String token = token("{\"maxUses\": 1}");
    Http stranger = Http.asStranger(port);
    Answer first = join(stranger, token);
    Answer second = join(stranger, token);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(uses()).isEqualTo(1);
  }

  @Test
  void ofManyWhoComeAtOnceNoMoreGetInThanTheLinkHasUses() throws Exception {
    String token = token("{\"maxUses\": 3}");
    List<Callable<Integer>> joinings =
        IntStream.range(0, 8)
            .mapToObj(number -> Http.asStranger(port))
            .<Callable<Integer>>map(stranger -> () -> join(stranger, token).status())
            .toList();
    try (var threads = Executors.newFixedThreadPool(joinings.size())) {
      assertThat(threads.invokeAll(joinings).stream().map(one -> one.resultNow()).sorted())
          .containsExactly(201, 201, 201, 410, 410, 410, 410, 410);
    }
    assertThat(uses()).isEqualTo(3);
    assertThat(enrolments()).isEqualTo(3);
  }

  @Test
  void ofOnePersonsClicksAtOnceOneIsAUse() throws Exception {
    String token = token("{}");
    Http stranger = Http.asStranger(port);
    stranger.get("/api/v1/me");
    List<Callable<Integer>> clicks =
        IntStream.range(0, 6)
            .<Callable<Integer>>mapToObj(number -> () -> join(stranger, token).status())
            .toList();
    try (var threads = Executors.newFixedThreadPool(clicks.size())) {
      assertThat(threads.invokeAll(clicks).stream().map(one -> one.resultNow()).sorted())
          .containsExactly(200, 200, 200, 200, 200, 201);
    }
    assertThat(uses()).isEqualTo(1);
  }

  @Test
  void aLinkThatIsOverSaysWhyAndLetsNobodyIn() {
    assertOver(usedUp(), "used-up");
    assertOver(expired(), "expired");
    assertOver(revoked(), "revoked");
    assertThat(enrolments()).isEqualTo(1);
  }

  @Test
  void afterTheCohortsEndNobodyJoins() {
    String token = token("{}");
    admin.send("PATCH", cohort, "{\"endDay\": \"%s\"}".formatted(TestCohorts.START.plusDays(10)));
    assertOver(token, "cohort-over");
  }

  @Test
  void whoIsInTheCohortStaysWhateverBecomesOfTheLink() {
    String token = token("{}");
    Http stranger = Http.asStranger(port);
    join(stranger, token);
    revokeAll();
    assertThat(join(stranger, token).status()).isEqualTo(200);
    assertThat(stranger.get(cohort).status()).isEqualTo(200);
  }

  @Test
  void theListTellsOfEachWhatBecameOfIt() {
    usedUp();
    token("{\"expiresOn\": \"%s\"}".formatted(TestCohorts.START.plusDays(100)));
    var list = mentor.get(cohort + "/invitations").json();
    assertThat(list.findValuesAsString("state")).containsExactly("valid", "used-up");
    assertThat(list.findValuesAsString("uses")).containsExactly("0", "1");
  }

  @Test
  void whatAnInvitationCannotBeIsPointedAt() {
    assertThat(mentor.post(cohort + "/invitations", "{\"maxUses\": 0}").pointer())
        .isEqualTo("/maxUses");
    assertThat(mentor.post(cohort + "/invitations", "{\"expiresOn\": \"2020-01-01\"}").pointer())
        .isEqualTo("/expiresOn");
  }

  @Test
  void aTokenThatWasNeverGivenIsNotFoundAndNotRepeated() {
    String token = InvitationToken.random().text();
    Answer unknown = Http.withoutToken(port).get("/api/v1/invitations/" + token);
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.body()).doesNotContain(token);
    assertThat(join(Http.asStranger(port), token).status()).isEqualTo(404);
  }

  @Test
  void onlyTheStaffOfTheCohortInvites() {
    String id = id();
    String other = new CohortJson().madeBy(admin);
    Http stranger = Http.asStranger(port);
    for (Http nobody : List.of(stranger)) {
      assertThat(nobody.get(cohort + "/invitations").status()).isEqualTo(404);
      assertThat(nobody.post(cohort + "/invitations", "{}").status()).isEqualTo(404);
      assertThat(nobody.send("DELETE", cohort + "/invitations/" + id, "").status()).isEqualTo(404);
    }
    assertThat(mentor.get(other + "/invitations").status()).isEqualTo(404);
    assertThat(mentor.post(other + "/invitations", "{}").status()).isEqualTo(404);
    assertThat(admin.send("DELETE", other + "/invitations/" + id, "").status()).isEqualTo(404);
    assertThat(mentor.send("DELETE", cohort + "/invitations/" + id, "").status()).isEqualTo(204);
  }

  @Test
  void nobodyJoinsACohortOfAnotherOrganisation() {
    String token = token("{}");
    Http elsewhere =
        Http.with(
            port,
            UUID.randomUUID().toString(),
            holder ->
                holder
                    .email(UUID.randomUUID() + "@example.invalid")
                    .emailVerified(true)
                    .org("elsewhere"));
    assertThat(join(elsewhere, token).status()).isEqualTo(404);
  }

  private void assertOver(String token, String reason) {
    Answer refused = join(Http.asStranger(port), token);
    assertThat(refused.status()).isEqualTo(410);
    assertThat(refused.problem()).isEqualTo("invitation-over");
    assertThat(refused.json().path("reason").asString()).isEqualTo(reason);
    assertThat(refused.body()).doesNotContain(token);
    var shown = Http.withoutToken(port).get("/api/v1/invitations/" + token).json();
    assertThat(shown.path("state").asString()).isEqualTo(reason);
    assertThat(shown.path("cohort").isNull()).isTrue();
  }

  private String usedUp() {
    String token = token("{\"maxUses\": 1}");
    join(Http.asStranger(port), token);
    return token;
  }

  private String expired() {
    String token = token("{}");
    jdbc.sql("update invitation set expires_on = ? where token_hash = ?")
        .params(TestCohorts.START, new InvitationToken(token).hash())
        .update();
    return token;
  }

  private String revoked() {
    String token = token("{}");
    revokeAll();
    return token;
  }

  private void revokeAll() {
    mentor
        .get(cohort + "/invitations")
        .json()
        .findValuesAsString("id")
        .forEach(id -> mentor.send("DELETE", cohort + "/invitations/" + id, ""));
  }

  private String token(String wish) {
    return mentor.post(cohort + "/invitations", wish).json().path("token").asString();
  }

  private String id() {
    return mentor.post(cohort + "/invitations", "{}").json().path("id").asString();
  }

  private static Answer join(Http client, String token) {
    return client.post("/api/v1/invitations/" + token + "/join", "");
  }

  private long uses() {
    return jdbc.sql(
            "select sum(i.uses) from invitation i join cohort c on c.id = i.cohort_id where c.slug"
                + " = ?")
        .param(slug())
        .query(Long.class)
        .single();
  }

  private long enrolments() {
    return jdbc.sql(
            "select count(*) from enrolment e join cohort c on c.id = e.cohort_id where c.slug = ?")
        .param(slug())
        .query(Long.class)
        .single();
  }

  private String slug() {
    return cohort.substring(cohort.lastIndexOf('/') + 1);
  }
}
