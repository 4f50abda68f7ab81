package dev.milepost.notification.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.notification.Http;
import dev.milepost.notification.Http.Answer;
import dev.milepost.notification.NotificationTest;
import dev.milepost.notification.World;
import dev.milepost.notification.World.Learner;
import dev.milepost.test.OpenApi;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@NotificationTest
class LedgerApiTest {

  @Autowired private World world;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;
  private Learner learner;

  @BeforeEach
  void somebodyIsWelcomed() {
    learner = world.join();
    await().untilAsserted(() -> assertThat(world.ledger(learner)).containsExactly("welcome sent"));
  }

  @Test
  void anAdminFindsADecisionWithItsFactsAndNothingPersonal() {
    Answer answer = Http.asAdmin(port).get("/ledger?enrolment=" + learner.enrolmentId);
    assertThat(answer.status()).isEqualTo(200);
    var decision = answer.json().path("decisions").path(0);
    assertThat(decision.path("rule").asString()).isEqualTo("welcome");
    assertThat(decision.path("outcome").asString()).isEqualTo("sent");
    assertThat(decision.at("/facts/next/milestone").asString()).isEqualTo("git");
    assertThat(decision.path("attempts").asInt()).isEqualTo(1);
    assertThat(answer.body()).doesNotContain(learner.email, "Lena", "place");
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepetition() {
    for (Learner one : new Learner[] {world.join(), world.join()}) {
      await().untilAsserted(() -> assertThat(world.ledger(one)).containsExactly("welcome sent"));
    }
    var first = Http.asAdmin(port).get("/ledger?limit=2").json();
    var second =
        Http.asAdmin(port).get("/ledger?limit=2&before=" + first.path("next").asString()).json();
    var both = Http.asAdmin(port).get("/ledger?limit=4").json().path("decisions");
    assertThat(first.path("decisions").path(1)).isEqualTo(both.path(1));
    assertThat(second.path("decisions").path(0)).isEqualTo(both.path(2));
  }

  @Test
  void aLearnerSeesTheirOwnAndNobodyElses() {
    Learner other = world.join();
    await().untilAsserted(() -> assertThat(world.ledger(other)).containsExactly("welcome sent"));
    var own = Http.as(port, learner.email).get("/ledger").json().path("decisions");
    assertThat(own.size()).isEqualTo(1);
    assertThat(own.path(0).path("learner").asString()).isEqualTo(learner.id.toString());

    Answer others = Http.as(port, learner.email).get("/ledger?learner=" + other.id);
    Answer nobodys = Http.as(port, learner.email).get("/ledger?learner=" + UUID.randomUUID());
    assertThat(others.status()).isEqualTo(404);
    assertThat(others.json()).isEqualTo(nobodys.json());
    assertThat(
            Http.as(port, learner.email)
                .get("/ledger?enrolment=" + other.enrolmentId)
                .json()
                .path("decisions")
                .size())
        .isZero();
  }

  @Test
  void anAddressThatIsNotVerifiedOpensNothing() {
    assertThat(
            Http.asSomebodyWhoClaims(port, learner.email)
                .get("/ledger")
                .json()
                .path("decisions")
                .size())
        .isZero();
  }

  @Test
  void anotherOrganisationsAdminSeesNothing() {
    var elsewhere = Http.asAdminOf(port, "elsewhere");
    assertThat(elsewhere.get("/ledger").json().path("decisions").size()).isZero();
    assertThat(elsewhere.get("/ledger/summary").json().path("due").asLong()).isZero();
    assertThat(elsewhere.post("/ledger/" + world.decision(learner, "welcome") + "/resend").status())
        .isEqualTo(404);
  }

  @Test
  void everyDueDecisionHasExactlyOneOutcome() {
    await()
        .untilAsserted(
            () -> {
              var summary = Http.asAdmin(port).get("/ledger/summary").json();
              assertThat(summary.path("due").asLong())
                  .isPositive()
                  .isEqualTo(
                      summary.path("sent").asLong()
                          + summary.path("failed").asLong()
                          + summary.path("unknown").asLong()
                          + summary.path("suppressed").asLong()
                          + summary.path("queued").asLong());
            });
  }

  @Test
  void everyEnrolmentThatWasHeardOfIsWelcomedOrNotForAReason() {
    var counts = Http.asAdmin(port).get("/counts").json();
    world.join();
    await()
        .untilAsserted(
            () -> {
              var after = Http.asAdmin(port).get("/counts").json();
              assertThat(after.path("enrolments").asLong())
                  .isEqualTo(counts.path("enrolments").asLong() + 1);
              assertThat(after.path("welcomes").asLong())
                  .isEqualTo(counts.path("welcomes").asLong() + 1);
            });
    assertThat(Http.asAdminOf(port, "elsewhere").get("/counts").status()).isEqualTo(403);
  }

  @Test
  void onlyAMessageOfUnknownFateCanBeSentAgain() {
    UUID id = world.decision(learner, "welcome");
    Answer refused = Http.asAdmin(port).post("/ledger/" + id + "/resend");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("type").asString())
        .isEqualTo("/problems/notifications/message-not-unknown");

    jdbc.sql("update decision set outcome = 'unknown', reason = 'sender-lost' where id = ?")
        .param(id)
        .update();
    assertThat(Http.asAdmin(port).get("/unknown").body())
        .contains("\"id\":\"" + id, "\"messageId\":\"");
    assertThat(Http.asAdmin(port).post("/ledger/" + id + "/resend").status()).isEqualTo(202);
    await().until(() -> world.mails(learner).size() == 2);
    assertThat(Http.asAdmin(port).get("/unknown").body()).doesNotContain(id.toString());
  }

  @Test
  void whatOnlyAdminsMayDoIsRefusedToEverybodyElse() {
    var somebody = Http.as(port, learner.email);
    assertThat(somebody.get("/ledger/summary").status()).isEqualTo(403);
    assertThat(somebody.get("/unknown").status()).isEqualTo(403);
    assertThat(somebody.get("/quarantine").status()).isEqualTo(403);
    assertThat(somebody.post("/quarantine/1/replay").status()).isEqualTo(403);
    assertThat(somebody.post("/ledger/" + UUID.randomUUID() + "/resend").status()).isEqualTo(403);
    assertThat(Http.asStranger(port).get("/ledger").status()).isEqualTo(401);
  }

  @Test
  void aWrongParameterIsPointedAt() {
    for (String wrong : new String[] {"rule=x", "outcome=x", "before=!", "limit=0", "learner=x"}) {
      Answer answer = Http.asAdmin(port).get("/ledger?" + wrong);
      assertThat(answer.status()).as(wrong).isEqualTo(400);
      assertThat(answer.json().at("/faults/0/pointer").asString())
          .isEqualTo("?" + wrong.split("=")[0]);
    }
  }

  @Test
  void theApiDescribesItself() {
    var document = Http.asStranger(port).get("/openapi.json").json();
    assertThat(document.path("openapi").asString()).startsWith("3.1");
    assertThat(document.path("paths").propertyNames())
        .containsExactlyInAnyOrder(
            "/api/v1/notifications/ledger",
            "/api/v1/notifications/counts",
            "/api/v1/notifications/ledger/summary",
            "/api/v1/notifications/ledger/{id}/resend",
            "/api/v1/notifications/unknown",
            "/api/v1/notifications/preferences",
            "/api/v1/notifications/inbox",
            "/api/v1/notifications/inbox/unread",
            "/api/v1/notifications/inbox/read",
            "/api/v1/notifications/inbox/{id}/read",
            "/api/v1/notifications/cohorts/{slug}/endpoints",
            "/api/v1/notifications/cohorts/{slug}/endpoints/{id}",
            "/api/v1/notifications/cohorts/{slug}/endpoints/{id}/test",
            "/api/v1/notifications/cohorts/{slug}/endpoints/{id}/enable",
            "/api/v1/notifications/cohorts/{slug}/endpoints/{id}/secret",
            "/api/v1/notifications/cohorts/{slug}/endpoints/{id}/messages",
            "/api/v1/notifications/endpoints",
            "/api/v1/notifications/endpoints/{id}",
            "/api/v1/notifications/endpoints/{id}/test",
            "/api/v1/notifications/endpoints/{id}/enable",
            "/api/v1/notifications/endpoints/{id}/secret",
            "/api/v1/notifications/endpoints/{id}/messages",
            "/api/v1/notifications/cohorts/{slug}/ledger",
            "/api/v1/notifications/cohorts/{slug}/effect",
            "/api/v1/notifications/effect",
            "/api/v1/notifications/cohorts/{slug}/variants",
            "/api/v1/notifications/cohorts/{slug}/settings",
            "/api/v1/notifications/cohorts/{slug}/preview",
            "/api/v1/notifications/cohorts/{slug}/preview/enrolments/{enrolment}",
            "/api/v1/notifications/cohorts/{slug}/words/{rule}/{language}",
            "/api/v1/notifications/cohorts/{slug}/words/{rule}/{language}/preview",
            "/api/v1/notifications/cohorts/{slug}/words/{rule}/{language}/sample",
            "/api/v1/notifications/blocked-addresses",
            "/api/v1/notifications/blocked-addresses/{hash}",
            "/api/v1/notifications/bounces",
            "/api/v1/notifications/bounces/reports",
            "/api/v1/notifications/calendar",
            "/api/v1/notifications/quarantine",
            "/api/v1/notifications/quarantine/{id}/replay");
  }

  @Test
  void theDescriptionHasAnExampleForEveryBodyThatFitsItAndTellsHowEachOperationFails() {
    var api = new OpenApi(Http.asStranger(port).get("/openapi.json").body());
    assertThat(api.gaps()).isEmpty();
    assertThat(api.misfits()).isEmpty();
  }
}
