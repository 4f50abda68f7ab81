package dev.milepost.notification.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.events.Topic;
import dev.milepost.notification.Http;
import dev.milepost.notification.NotificationTest;
import dev.milepost.notification.World;
import dev.milepost.notification.World.Learner;
import dev.milepost.notification.webhooks.Receiver.Received;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a learner's own program gets, through the whole service. */
@NotificationTest
class WebhookDeliveryTest {

  @Autowired private World world;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;
  private final Receiver receiver = new Receiver();
  private Learner learner;

  @BeforeEach
  void somebodyIsWelcomed() {
    learner = world.join();
    await().untilAsserted(() -> assertThat(world.ledger(learner)).containsExactly("welcome sent"));
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  private Http http() {
    return Http.as(port, learner.email);
  }

  private JsonNode add(String kind) {
    var added =
        http()
            .post(
                "/endpoints",
                "{\"kind\": \"%s\", \"url\": \"%s\"}".formatted(kind, receiver.url()));
    assertThat(added.status()).isEqualTo(201);
    return added.json();
  }

  private void completeAStage() {
    world.tell(learner.completed("git"), learner.completed("python"));
    world.tell(learner.stageCompleted("basics", world.now()));
  }

  private List<String> posted(JsonNode endpoint) {
    return jdbc.sql(
            """
            select concat_ws(' ', rule, outcome, reason) from webhook_message
            where endpoint = ? order by place
            """)
        .param(UUID.fromString(endpoint.path("id").asString()))
        .query(String.class)
        .list();
  }

  private void awaitPosted(JsonNode endpoint, String... messages) {
    await().untilAsserted(() -> assertThat(posted(endpoint)).containsExactly(messages));
  }

  @Test
  void aMessageIsPostedOnceAndSignedWithTheSecretThatWasTold() {
    JsonNode endpoint = add("standard");
    completeAStage();
    awaitPosted(endpoint, "stage-completed sent");
    assertThat(receiver.received).hasSize(1);
    Received one = receiver.received.getFirst();
    assertThat(one.signaturesBy(endpoint.path("secret").asString())).isEqualTo(1);
    assertThat(one.isFresh()).isTrue();
    assertThat(one.json().path("type").asString()).isEqualTo("message.stage-completed");
    assertThat(one.json().at("/data/title").asString()).isEqualTo("You have completed “Basics”");
    assertThat(one.json().at("/data/facts/stage").asString()).isEqualTo("basics");
    assertThat(one.json().at("/data/url").asString()).endsWith(learner.enrolmentId.toString());
    assertThat(one.body()).doesNotContain(learner.email);
  }

  @Test
  void aFailureIsTriedAgainWithTheSameIdAndTheSameBody() {
    receiver.answer(500);
    receiver.answer(429, "Retry-After", "0");
    JsonNode endpoint = add("standard");
    completeAStage();
    awaitPosted(endpoint, "stage-completed sent");
    assertThat(receiver.received).hasSize(3);
    assertThat(receiver.received.stream().map(Received::id).distinct()).hasSize(1);
    assertThat(receiver.received.stream().map(Received::body).distinct()).hasSize(1);
    assertThat(receiver.received)
        .allSatisfy(
            one -> assertThat(one.signaturesBy(endpoint.path("secret").asString())).isEqualTo(1));
    assertThat(failures(endpoint)).isZero();
  }

  private int failures(JsonNode endpoint) {
    return jdbc.sql("select failures from endpoint where id = ?")
        .param(UUID.fromString(endpoint.path("id").asString()))
        .query(Integer.class)
        .single();
  }

  @Test
  void whoRefusesAMessageIsNotAskedAgain() {
    receiver.answer(400);
    JsonNode endpoint = add("standard");
    completeAStage();
    awaitPosted(endpoint, "stage-completed failed http-400");
    assertThat(receiver.received).hasSize(1);
    assertThat(failures(endpoint)).isEqualTo(1);
  }

  @Test
  void whoIsGoneIsTurnedOffAndItsOwnerIsToldInTheInbox() {
    http().post("/inbox/read");
    receiver.answer(410);
    JsonNode endpoint = add("standard");
    completeAStage();
    awaitPosted(endpoint, "stage-completed failed http-410");
    await()
        .untilAsserted(
            () ->
                assertThat(http().get("/inbox").json().at("/turnedOff/0/reason").asString())
                    .isEqualTo("gone"));
    assertThat(http().get("/inbox/unread").json().path("unread").asInt()).isEqualTo(2);
    assertThat(http().post("/inbox/read").json().path("unread").asInt()).isZero();

    world.tell(learner.written("Well done", "Go on!"));
    await().untilAsserted(() -> assertThat(world.ledger(learner)).contains("mentor-wrote sent"));
    assertThat(posted(endpoint)).containsExactly("stage-completed failed http-410");

    String path = "/endpoints/" + endpoint.path("id").asString() + "/enable";
    assertThat(http().post(path).json().path("turnedOffFor").isNull()).isTrue();
    world.tell(learner.written("Once more", "Go on!"));
    awaitPosted(endpoint, "stage-completed failed http-410", "mentor-wrote sent");
  }

  @Test
  void whoTakesNothingForADayIsTurnedOffAndNotBefore() {
    for (int n = 0; n < 2; n++) {
      receiver.answer(404);
    }
    JsonNode endpoint = add("standard");
    fails(endpoint, "23 hours");
    completeAStage();
    awaitPosted(endpoint, "stage-completed failed http-404");
    await().untilAsserted(() -> assertThat(failures(endpoint)).isEqualTo(5));
    assertThat(turnedOff(endpoint)).isEqualTo("on");

    fails(endpoint, "25 hours");
    world.tell(learner.written("Well done", "Go on!"));
    await().untilAsserted(() -> assertThat(turnedOff(endpoint)).isEqualTo("failing"));
  }

  private void fails(JsonNode endpoint, String since) {
    jdbc.sql(
            """
            update endpoint set failures = 4, failing_since = now() - ?::interval where id = ?
            """)
        .params(since, UUID.fromString(endpoint.path("id").asString()))
        .update();
  }

  private String turnedOff(JsonNode endpoint) {
    return jdbc.sql("select coalesce(disabled_for, 'on') from endpoint where id = ?")
        .param(UUID.fromString(endpoint.path("id").asString()))
        .query(String.class)
        .single();
  }

  @Test
  void aNewSecretSignsBesideTheOldOneForADay() {
    JsonNode endpoint = add("standard");
    String id = endpoint.path("id").asString();
    JsonNode changed = http().post("/endpoints/" + id + "/secret").json();
    assertThat(http().post("/endpoints/" + id + "/test").json().path("taken").asBoolean()).isTrue();
    Received both = receiver.received.getFirst();
    assertThat(both.signaturesBy(endpoint.path("secret").asString())).isEqualTo(1);
    assertThat(both.signaturesBy(changed.path("secret").asString())).isEqualTo(1);

    jdbc.sql("update endpoint set previous_until = now(), tested_at = null where id = ?")
        .param(UUID.fromString(id))
        .update();
    http().post("/endpoints/" + id + "/test");
    Received one = receiver.received.getLast();
    assertThat(one.signaturesBy(endpoint.path("secret").asString())).isZero();
    assertThat(one.signaturesBy(changed.path("secret").asString())).isEqualTo(1);
  }

  @Test
  void slackGetsTextInWhichNothingThatSomebodyWroteIsMarkup() {
    JsonNode endpoint = add("slack");
    world.tell(learner.written("Look <!channel>", "A & B <http://evil.example|here>"));
    awaitPosted(endpoint, "mentor-wrote sent");
    Received one = receiver.received.getFirst();
    assertThat(one.json().path("text").asString())
        .contains("*Look &lt;!channel&gt;*", "A &amp; B &lt;http://evil.example|here&gt;")
        .contains("|Open your path>");
    assertThat(one.json().at("/blocks/0/text/type").asString()).isEqualTo("mrkdwn");
    assertThat(one.headers().get("signature")).isEmpty();
  }

  @Test
  void aSenderThatWasLostIsMadeUpForOnlyWhereASecondCopyIsKnown() {
    JsonNode standard = add("standard");
    String other = "{\"kind\": \"slack\", \"url\": \"%s&other\"}".formatted(receiver.url());
    JsonNode slack = http().post("/endpoints", other).json();
    for (JsonNode endpoint : List.of(standard, slack)) {
      jdbc.sql(
              """
              insert into webhook_message (id, endpoint, dedupe_key, rule, enrolment, learner,
                facts, due_at, outcome, owner, lease_until, attempts)
              select gen_random_uuid(), :endpoint, 'lost', 'stage-completed', :e, :l,
                '{"stage": "basics"}', now(), 'sending', gen_random_uuid(), now() - interval '1 s', 1
              """)
          .param("endpoint", UUID.fromString(endpoint.path("id").asString()))
          .param("e", learner.enrolmentId)
          .param("l", learner.id)
          .update();
    }
    awaitPosted(standard, "stage-completed sent");
    awaitPosted(slack, "stage-completed unknown sender-lost");
  }

  @Test
  void whatIsNotWantedIsNotPostedAndWhatIsRemovedIsForgotten() {
    JsonNode endpoint = add("standard");
    http().put("/preferences", "{\"categories\": {\"progress\": {\"webhook\": \"off\"}}}");
    completeAStage();
    world.tell(learner.written("Well done", "Go on!"));
    awaitPosted(endpoint, "mentor-wrote sent");
    assertThat(http().delete("/endpoints/" + endpoint.path("id").asString()).status())
        .isEqualTo(204);
    assertThat(posted(endpoint)).isEmpty();
    assertThat(http().get("/endpoints").json().size()).isZero();
  }

  @Test
  void anAddressGoesWithItsOwner() {
    add("standard");
    world.tellRaw(Topic.LEARNER, learner.id.toString(), null);
    await()
        .until(
            () ->
                jdbc.sql("select count(*) from endpoint where learner = ?")
                        .param(learner.id)
                        .query(Integer.class)
                        .single()
                    == 0);
  }
}
