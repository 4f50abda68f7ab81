package dev.milepost.notification.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.notification.Http;
import dev.milepost.notification.NotificationTest;
import dev.milepost.notification.World;
import dev.milepost.notification.World.Learner;
import dev.milepost.notification.webhooks.Receiver;
import dev.milepost.test.Browser;
import dev.milepost.test.Browser.Page;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may have a cohort's own addresses told, and how; what they are told has a test beside. */
@NotificationTest
class CohortEndpointsTest {

  /** Who logs in as a mentor. */
  private static final String MAX = "mentor@milepost.example";

  @Autowired private World world;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;

  private final Receiver receiver = new Receiver();
  private Learner learner;
  private String api;
  private String page;

  @BeforeEach
  void maxLooksAfterACohort() {
    jdbc.sql("update learner set email = id || '@learners.invalid' where email = ?")
        .param(MAX)
        .update();
    var max = world.unknownLearner(MAX);
    world.tell(max.person());
    learner = world.join();
    world.tell(learner.mentoredBy(2, max.id));
    api = "/cohorts/" + learner.slug() + "/endpoints";
    page = "/notifications" + api;
    await().until(() -> asMax().get(api).status() == 200);
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  private Http asMax() {
    return Http.as(port, MAX);
  }

  private String wish(String kind, String url, String language) {
    return "{\"kind\": \"%s\", \"url\": \"%s\", \"language\": \"%s\"}"
        .formatted(kind, url, language);
  }

  private String added() {
    var added = asMax().post(api, wish("standard", receiver.url(), "de"));
    assertThat(added.status()).as(added.body()).isEqualTo(201);
    assertThat(added.json().path("secret").asString()).startsWith("whsec_");
    return added.json().path("id").asString();
  }

  @Test
  void itsMentorsAndAdminsHaveThemInCommonAndTheyAreNobodysOwn() {
    String id = added();
    for (Http one : new Http[] {asMax(), Http.asAdmin(port)}) {
      var listed = one.get(api).json();
      assertThat(listed.size()).isEqualTo(1);
      assertThat(listed.at("/0/language").asString()).isEqualTo("de");
      assertThat(listed.at("/0/secret").isNull()).isTrue();
    }
    assertThat(asMax().get("/endpoints").json().size()).isZero();
    assertThat(asMax().post("/endpoints/" + id + "/test").status()).isEqualTo(404);
    assertThat(Http.asAdmin(port).post(api + "/" + id + "/secret").status()).isEqualTo(200);
    assertThat(Http.asAdmin(port).delete(api + "/" + id).status()).isEqualTo(204);
    assertThat(asMax().get(api).json().size()).isZero();
  }

  @Test
  void whoDoesNotLookAfterTheCohortFindsNothingThere() {
    String id = added();
    var missing = Http.asAdmin(port).get("/cohorts/no-such-cohort/endpoints");
    assertThat(missing.status()).isEqualTo(404);
    String one = api + "/" + id;
    for (Http stranger :
        new Http[] {
          Http.as(port, learner.email),
          Http.asSomebodyWhoClaims(port, MAX),
          Http.asAdminOf(port, "elsewhere")
        }) {
      assertThat(stranger.get(api).json().path("detail")).isEqualTo(missing.json().path("detail"));
      assertThat(stranger.get(api).status()).isEqualTo(404);
      assertThat(stranger.post(api, wish("pigeon", "", "")).status()).isEqualTo(404);
      assertThat(stranger.get(one + "/messages").status()).isEqualTo(404);
      for (String step : new String[] {"/test", "/enable", "/secret"}) {
        assertThat(stranger.post(one + step).status()).as(step).isEqualTo(404);
      }
      assertThat(stranger.delete(one).status()).isEqualTo(404);
    }
    assertThat(receiver.received).isEmpty();
    assertThat(asMax().post(api + "/" + UUID.randomUUID() + "/test").status()).isEqualTo(404);
    assertThat(new Browser(port, "learner").open(page).status()).isEqualTo(404);
  }

  @Test
  void whatCannotBeAddedIsPointedAtAndNoneIsThereTwice() {
    var refused = asMax().post(api, wish("pigeon", "ftp://x", "fr"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("faults").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder("/kind", "/url", "/language");
    added();
    assertThat(asMax().post(api, wish("slack", receiver.url(), "en")).status()).isEqualTo(422);
    for (int more = 2; more <= 5; more++) {
      assertThat(asMax().post(api, wish("slack", receiver.url() + more, "en")).status())
          .isEqualTo(201);
    }
    assertThat(asMax().post(api, wish("slack", receiver.url() + 6, "en")).status()).isEqualTo(422);
  }

  @Test
  void thePageAddsTestsAndRemovesWithoutScripts() {
    var browser = new Browser(port, "mentor");
    assertThat(browser.open("/notifications/cohorts/" + learner.slug()).html()).contains(page);
    Page empty = browser.open(page);
    assertThat(empty.status()).isEqualTo(200);
    assertThat(empty.html()).doesNotContain("<script>", "style=", "??");
    Page refused =
        browser.submit(empty, page, Map.of("kind", "slack", "url", "x y", "language", "de"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.html())
        .contains("value=\"x y\"", "value=\"de\" selected=\"selected\"", "id=\"fault-url\"");

    Page added =
        browser.submit(
            empty, page, Map.of("kind", "standard", "url", receiver.url(), "language", "de"));
    assertThat(added.text()).contains("whsec_", "Standard Webhooks, signed");
    assertThat(added.html()).contains(">, German<");
    String id = asMax().get(api).json().at("/0/id").asString();
    Page tested = browser.submit(added, page + "/" + id + "/test", Map.of());
    assertThat(tested.text()).contains("The test was taken.").doesNotContain("whsec_");
    assertThat(receiver.received).hasSize(1);
    Page removed = browser.submit(tested, page + "/" + id + "/remove", Map.of());
    assertThat(removed.html()).doesNotContain(id);
  }
}
