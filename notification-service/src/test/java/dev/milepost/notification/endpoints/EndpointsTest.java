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

@NotificationTest
class EndpointsTest {

  private static final String LENA = "learner@milepost.example";
  private static final String PAGE = "/notifications/endpoints";

  @Autowired private World world;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;
  private final Receiver receiver = new Receiver();
  private Learner lena;

  @BeforeEach
  void lenaIsWelcomedAndIsNobodyWhomAnotherTestHasWelcomed() {
    jdbc.sql("update learner set email = id || '@learners.invalid' where email = ?")
        .param(LENA)
        .update();
    lena = world.join(LENA);
    await().untilAsserted(() -> assertThat(world.ledger(lena)).containsExactly("welcome sent"));
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  private Http asLena() {
    return Http.as(port, LENA);
  }

  private Http.Answer add(String url) {
    return asLena().post("/endpoints", "{\"kind\": \"standard\", \"url\": \"%s\"}".formatted(url));
  }

  @Test
  void aSecretIsToldOnce() {
    var added = add(receiver.url());
    assertThat(added.status()).isEqualTo(201);
    assertThat(added.json().path("secret").asString()).startsWith("whsec_").hasSize(50);
    var listed = asLena().get("/endpoints").json();
    assertThat(listed.path(0).path("url").asString()).isEqualTo(receiver.url());
    assertThat(listed.path(0).path("secret").isNull()).isTrue();
  }

  @Test
  void aSlackAddressIsASecretAndIsNotShown() {
    String url = receiver.url() + "/services/T0/B0/abcdefgh1234";
    var added =
        asLena().post("/endpoints", "{\"kind\": \"slack\", \"url\": \"%s\"}".formatted(url));
    assertThat(added.json().path("url").asString())
        .startsWith("http://127.0.0.1:")
        .endsWith("/…1234");
    assertThat(added.body()).doesNotContain("abcdefgh");
    String id = added.json().path("id").asString();
    assertThat(asLena().post("/endpoints/" + id + "/secret").status()).isEqualTo(404);
  }

  @Test
  void whatCannotBeAddedIsPointedAt() {
    var refused = asLena().post("/endpoints", "{\"kind\": \"pigeon\", \"url\": \"ftp://x\"}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("faults").findValuesAsString("pointer"))
        .containsExactly("/kind", "/url");
    for (String url :
        new String[] {
          "",
          "hooks.example.org",
          "https://",
          "https://user@hooks.example.org/",
          "https://x/#a",
          "https://127.0.0.1:99999/"
        }) {
      assertThat(add(url).status()).as(url).isEqualTo(422);
    }
  }

  @Test
  void thereAreAtMostFiveAndNoneTwice() {
    for (int n = 1; n <= 5; n++) {
      assertThat(add(receiver.url() + n).status()).isEqualTo(201);
      assertThat(add(receiver.url() + "1").status()).isEqualTo(422);
    }
    assertThat(add(receiver.url() + "6").status()).isEqualTo(422);
    assertThat(asLena().get("/endpoints").json().size()).isEqualTo(5);
  }

  @Test
  void aTestTellsWhatCameOfItAndIsNotToBeUsedAsAWeapon() {
    String id = add(receiver.url()).json().path("id").asString();
    receiver.answer(503);
    var failed = asLena().post("/endpoints/" + id + "/test");
    assertThat(failed.json().path("taken").asBoolean()).isFalse();
    assertThat(failed.json().path("reason").asString()).isEqualTo("http-503");
    var again = asLena().post("/endpoints/" + id + "/test");
    assertThat(again.status()).isEqualTo(429);
    assertThat(again.json().path("type").asString())
        .isEqualTo("/problems/notifications/endpoint-tested-just-now");
    assertThat(receiver.received).hasSize(1);
  }

  @Test
  void nobodyTouchesAnothersEndpoints() {
    String id = add(receiver.url()).json().path("id").asString();
    Learner other = world.join();
    await().untilAsserted(() -> assertThat(world.ledger(other)).containsExactly("welcome sent"));
    var somebody = Http.as(port, other.email);
    var others = somebody.post("/endpoints/" + id + "/test");
    var nobodys = somebody.post("/endpoints/" + UUID.randomUUID() + "/test");
    assertThat(others.status()).isEqualTo(404);
    assertThat(others.json().path("detail")).isEqualTo(nobodys.json().path("detail"));
    assertThat(somebody.delete("/endpoints/" + id).status()).isEqualTo(404);
    assertThat(somebody.get("/endpoints/" + id + "/messages").status()).isEqualTo(404);
    assertThat(somebody.get("/endpoints").json().size()).isZero();
    assertThat(Http.as(port, "nobody@learners.invalid").get("/endpoints").status()).isEqualTo(404);
    assertThat(Http.asSomebodyWhoClaims(port, LENA).get("/endpoints").status()).isEqualTo(404);
  }

  @Test
  void thePageAddsTestsAndRemovesWithoutScripts() {
    var browser = new Browser(port, "learner");
    Page page = browser.open(PAGE);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html()).doesNotContain("<script>", "style=", "??");
    assertThat(browser.open("/notifications/preferences").html())
        .doesNotContain("webhook-progress");
    Page refused = browser.submit(page, PAGE, Map.of("kind", "slack", "url", "x y"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.html())
        .contains("value=\"x y\"", "value=\"slack\" selected=\"selected\"", "id=\"fault-url\"");

    Page added = browser.submit(page, PAGE, Map.of("kind", "standard", "url", receiver.url()));
    assertThat(added.text()).contains("whsec_", "it is not shown again", "On");
    String id = asLena().get("/endpoints").json().path(0).path("id").asString();
    Page tested = browser.submit(added, PAGE + "/" + id + "/test", Map.of());
    assertThat(tested.text()).contains("The test was taken.").doesNotContain("whsec_");
    assertThat(browser.submit(tested, PAGE + "/" + id + "/test", Map.of()).text())
        .contains("it was tested just now");
    assertThat(browser.open("/notifications/preferences").html()).contains("webhook-progress");

    Page removed = browser.submit(tested, PAGE + "/" + id + "/remove", Map.of());
    assertThat(removed.html()).doesNotContain(id);
  }

  @Test
  void thePageTellsWhatFailedAndWhyAndTurnsOnAgainWhatWasTurnedOff() {
    receiver.answer(410);
    add(receiver.url());
    world.tell(lena.written("Well done", "Go on!"));
    var browser = new Browser(port, "learner");
    await()
        .untilAsserted(
            () ->
                assertThat(browser.open(PAGE).text())
                    .contains("it said that it is gone", "A mentor wrote", "it answered 410"));
    assertThat(browser.open("/notifications/inbox").text())
        .contains("One of your webhooks was turned off");
    String id = asLena().get("/endpoints").json().path(0).path("id").asString();
    Page on = browser.submit(browser.open(PAGE), PAGE + "/" + id + "/enable", Map.of());
    assertThat(on.text()).doesNotContain("it said that it is gone");
    assertThat(browser.open("/notifications/inbox").text()).doesNotContain("was turned off");
  }
}
