package dev.milepost.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.notification.Http;
import dev.milepost.notification.NotificationTest;
import dev.milepost.notification.World;
import dev.milepost.notification.World.Learner;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.scheduling.OtherWay.Message;
import dev.milepost.test.Browser;
import dev.milepost.test.Browser.Page;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@NotificationTest
class InboxTest {

  private static final String LENA = "learner@milepost.example";
  private static final String INBOX = "/notifications/inbox";

  @Autowired private World world;
  @Autowired private JdbcClient jdbc;
  @Autowired private KeepInbox keep;
  @Autowired private TransactionTemplate transactions;
  @LocalServerPort private int port;
  private Learner lena;

  @BeforeEach
  void lenaIsWelcomedAndIsNobodyWhomAnotherTestHasWelcomed() {
    jdbc.sql("update learner set email = id || '@learners.invalid' where email = ?")
        .param(LENA)
        .update();
    lena = world.join(LENA);
    awaitLedger("welcome sent");
  }

  private void awaitLedger(String... entries) {
    await().untilAsserted(() -> assertThat(world.ledger(lena)).containsExactly(entries));
  }

  private Http asLena() {
    return Http.as(port, LENA);
  }

  private JsonNode inbox() {
    return asLena().get("/inbox").json();
  }

  private static List<String> titles(JsonNode inbox) {
    return inbox
        .path("messages")
        .valueStream()
        .map(message -> message.path("title").asString())
        .toList();
  }

  private void completeAStage() {
    world.tell(lena.completed("git"), lena.completed("python"));
    world.tell(lena.stageCompleted("basics", world.now()));
  }

  @Test
  void whatIsMailedAlsoStandsInTheInboxInTheSameWordsUnreadUntilItIsRead() {
    JsonNode welcome = inbox().at("/messages/0");
    assertThat(inbox().path("unread").asInt()).isEqualTo(1);
    assertThat(welcome.path("title").asString()).isEqualTo("Welcome to Spring cohort");
    assertThat(world.subjects(lena)).contains("Welcome to Spring cohort");
    assertThat(welcome.path("readAt").isNull()).isTrue();
    assertThat(welcome.path("url").asString()).endsWith("/progress/enrolments/" + lena.enrolmentId);

    String id = welcome.path("id").asString();
    assertThat(asLena().post("/inbox/" + id + "/read").json().path("unread").asInt()).isZero();
    String readAt = inbox().at("/messages/0/readAt").asString();
    assertThat(asLena().post("/inbox/" + id + "/read").status()).isEqualTo(200);
    assertThat(inbox().at("/messages/0/readAt").asString()).isEqualTo(readAt).isNotEmpty();
    assertThat(asLena().get("/inbox/unread").json().path("unread").asInt()).isZero();
  }

  @Test
  void whatIsFoldedForTheMailStandsInTheInboxAtOnce() {
    asLena().put("/preferences", "{\"categories\": {\"progress\": {\"email\": \"digest\"}}}");
    completeAStage();
    awaitLedger("welcome sent", "stage-completed folded digest-chosen");
    assertThat(titles(inbox())).contains("You have completed “Basics”");
  }

  @Test
  void eachChannelIsChosenForItself() {
    asLena()
        .put(
            "/preferences",
            "{\"categories\": {\"progress\": {\"inbox\": \"off\"}, \"mentors\": {\"email\":"
                + " \"off\"}}}");
    completeAStage();
    world.tell(lena.written("About your plan", "Shall we talk on Monday?"));
    await()
        .untilAsserted(
            () ->
                assertThat(world.ledger(lena))
                    .contains("stage-completed sent", "mentor-wrote suppressed unsubscribed"));
    JsonNode inbox = inbox();
    assertThat(titles(inbox)).containsExactly("About your plan", "Welcome to Spring cohort");
    assertThat(inbox.at("/messages/0/text").toString()).contains("Shall we talk on Monday?");
    var kept = asLena().get("/preferences").json();
    assertThat(kept.at("/categories/progress/inbox").asString()).isEqualTo("off");
    assertThat(kept.at("/categories/progress/email").asString()).isEqualTo("instant");
    assertThat(kept.at("/categories/digest/inbox").asString()).isEqualTo("off");
  }

  @Test
  void onlyTheMailHasADigest() {
    var refused =
        asLena().put("/preferences", "{\"categories\": {\"progress\": {\"inbox\": \"digest\"}}}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/faults/0/pointer").asString())
        .isEqualTo("/categories/progress/inbox");
  }

  @Test
  void ofOneDedupeKeyThereIsOneMessage() {
    var message =
        new Message(
            "twice/" + lena.id,
            lena.enrolmentId,
            null,
            lena.id,
            new Finding.StageCompleted("basics", null),
            world.now());
    transactions.executeWithoutResult(done -> keep.take(List.of(message, message)));
    transactions.executeWithoutResult(done -> keep.take(List.of(message)));
    assertThat(titles(inbox()))
        .containsExactly("You have completed “Basics”", "Welcome to Spring cohort");
  }

  @Test
  void nobodySeesOrReadsAnotherPersonsInbox() {
    Learner other = world.join();
    await().untilAsserted(() -> assertThat(world.ledger(other)).containsExactly("welcome sent"));
    String id = Http.as(port, other.email).get("/inbox").json().at("/messages/0/id").asString();
    assertThat(inbox().toString()).doesNotContain(id);
    var others = asLena().post("/inbox/" + id + "/read");
    var nobodys = asLena().post("/inbox/" + UUID.randomUUID() + "/read");
    assertThat(others.status()).isEqualTo(404);
    assertThat(others.json().path("detail")).isEqualTo(nobodys.json().path("detail"));
    assertThat(Http.as(port, other.email).get("/inbox/unread").json().path("unread").asInt())
        .isEqualTo(1);
    assertThat(Http.asSomebodyWhoClaims(port, LENA).get("/inbox").json().path("unread").asInt())
        .isZero();
    assertThat(Http.asStranger(port).get("/inbox").status()).isEqualTo(401);
  }

  @Test
  void whatCameAfterAPageWasOpenedStaysUnreadWhenAllOfItIsMarked() {
    completeAStage();
    await().until(() -> inbox().path("unread").asInt() == 2);
    JsonNode newest = asLena().get("/inbox?limit=1").json();
    assertThat(titles(newest)).containsExactly("You have completed “Basics”");
    JsonNode older = asLena().get("/inbox?limit=1&before=" + newest.path("next").asString()).json();
    assertThat(titles(older)).containsExactly("Welcome to Spring cohort");

    String seen = older.path("newest").asString();
    assertThat(asLena().post("/inbox/read?upTo=" + seen).json().path("unread").asInt())
        .isEqualTo(1);
    assertThat(asLena().post("/inbox/read").json().path("unread").asInt()).isZero();
    assertThat(asLena().get("/inbox?before=!").json().at("/faults/0/pointer").asString())
        .isEqualTo("?before");
  }

  @Test
  void thePageMarksOneAndAllAsReadWithoutScriptsAndEveryPageTellsHowManyAreNot() {
    var browser = new Browser(port, "learner");
    completeAStage();
    await().until(() -> inbox().path("unread").asInt() == 2);
    Page page = browser.open(INBOX);
    assertThat(page.text())
        .containsSubsequence(
            "2 unread", "2 are unread", "New You have completed “Basics”", "New Welcome to");
    assertThat(page.html()).doesNotContain("<script>", "style=", "??");
    assertThat(browser.open("/notifications").text()).contains("2 unread");

    String welcome = inbox().at("/messages/1/id").asString();
    Page one = browser.submit(page, INBOX + "/" + welcome + "/read", Map.of());
    assertThat(one.text()).contains("One is unread").doesNotContain("New Welcome to");
    Page all =
        browser.submit(one, INBOX + "/read", Map.of("upTo", inbox().path("newest").asString()));
    assertThat(all.text()).contains("Nothing is unread").doesNotContain("Mark all as read");
  }

  @Test
  void aPageOfAnotherServiceIsToldNothingUntilOneIsLoggedInToThisOne() {
    var browser = new Browser(port, "learner");
    assertThat(browser.listen(INBOX + "/live").statusCode()).isEqualTo(204);
    assertThat(askedForUnread(browser).statusCode()).isEqualTo(204);
    browser.open("/notifications");
    assertThat(askedForUnread(browser).body()).containsExactly("{\"unread\":1}");
  }

  private static HttpResponse<Stream<String>> askedForUnread(Browser browser) {
    return browser.listen(INBOX + "/unread", "Accept", "application/json");
  }

  @Test
  void whoIsNoLearnerIsToldWhyNothingIsThere() {
    assertThat(new Browser(port, "admin").open(INBOX).text()).contains("Nothing here yet");
  }

  @Test
  void thatAnEndpointWasTurnedOffCanBeMarkedAsReadAlsoWithoutAnyMessage() {
    jdbc.sql("delete from inbox_message where learner = ?").param(lena.id).update();
    jdbc.sql(
            """
            insert into endpoint (id, learner, kind, url, made_at, disabled_at, disabled_for, noticed)
            values (gen_random_uuid(), ?, 'slack', 'https://hooks.invalid/1', now(), now(), 'gone',
                    false)
            """)
        .param(lena.id)
        .update();
    var browser = new Browser(port, "learner");
    Page page = browser.open(INBOX);
    assertThat(page.text()).contains("One is unread", "Mark all as read");
    assertThat(browser.submit(page, INBOX + "/read", Map.of("upTo", "0")).text())
        .contains("Nothing is unread")
        .doesNotContain("Mark all as read");
    assertThat(inbox().path("unread").asInt()).isZero();
  }

  @Test
  void anOpenPageHearsAtOnceHowManyAreUnread() {
    var browser = new Browser(port, "learner");
    browser.open(INBOX);
    try (var lines = browser.listen(INBOX + "/live").body()) {
      var heard = lines.filter(line -> line.startsWith("data: ")).iterator();
      assertThat(heard.next()).isEqualTo("data: 1");
      completeAStage();
      assertThat(heard.next()).isEqualTo("data: 2");
      asLena().post("/inbox/read");
      assertThat(heard.next()).isEqualTo("data: 0");
    }
  }
}
