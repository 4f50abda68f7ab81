package dev.milepost.notification.bounces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.events.EventIds;
import dev.milepost.events.LearnerChanged;
import dev.milepost.events.Topic;
import dev.milepost.notification.Http;
import dev.milepost.notification.Http.Answer;
import dev.milepost.notification.NotificationTest;
import dev.milepost.notification.World;
import dev.milepost.notification.World.Learner;
import dev.milepost.notification.blocking.BlockedAddresses;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@NotificationTest
class BouncesApiTest {

  @Autowired private World world;
  @Autowired private JdbcClient jdbc;
  @Autowired private TakeBounce bounces;
  @Autowired private BlockedAddresses addresses;
  @LocalServerPort private int port;
  private Learner learner;

  @BeforeEach
  void somebodyIsWelcomed() {
    learner = world.join();
    await().untilAsserted(() -> assertThat(world.ledger(learner)).containsExactly("welcome sent"));
  }

  private String messageId() throws Exception {
    return world.mails(learner).getFirst().getMessageID();
  }

  private Answer tell(String messageId, String kind, String status) {
    return Http.asAdmin(port)
        .post(
            "/bounces",
            "{\"messageId\": \"%s\", \"kind\": \"%s\", \"status\": %s}"
                .formatted(messageId, kind, status));
  }

  private boolean isBlocked() {
    return addresses.among(List.of(learner.id)).contains(learner.id);
  }

  @Test
  void afterAHardBounceNothingMoreIsSentAndItStandsInTheList() throws Exception {
    Answer told = tell(messageId(), "bounce", "\"5.1.1\"");
    assertThat(told.status()).isEqualTo(200);
    assertThat(told.json().path("kind").asString()).isEqualTo("hard");
    assertThat(told.json().path("blocked").asBoolean()).isTrue();
    world.tell(learner.completed("git"), learner.completed("python"));
    world.tell(learner.stageCompleted("basics", world.now()));
    await()
        .untilAsserted(
            () ->
                assertThat(world.ledger(learner))
                    .containsExactly("welcome sent", "stage-completed suppressed address-blocked"));
    String list = Http.asAdmin(port).get("/bounces").body();
    assertThat(list).contains(world.decision(learner, "welcome").toString(), "5.1.1");
    assertThat(list).doesNotContain(learner.email);
  }

  @Test
  void theSameNoticeOnceMoreChangesNothingEvenAfterTheAddressWasFreed() throws Exception {
    Answer first = tell(messageId(), "complaint", "null");
    assertThat(first.json().path("kind").asString()).isEqualTo("complaint");
    assertThat(isBlocked()).isTrue();
    jdbc.sql("delete from blocked_address").update();
    Answer again = tell(messageId(), "complaint", "null");
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(isBlocked()).isFalse();
  }

  @Test
  void whatSaysNothingOfTheAddressBlocksNothing() throws Exception {
    assertThat(tell(messageId(), "bounce", "\"5.7.1\"").json().path("kind").asString())
        .isEqualTo("policy");
    assertThat(tell(messageId(), "bounce", "\"5.2.2\"").json().path("kind").asString())
        .isEqualTo("soft");
    assertThat(isBlocked()).isFalse();
  }

  @Test
  void reportsAreTakenAsTheyCome() throws Exception {
    String report =
        ReadReportTest.STATUS.replace(
            "<" + ReadReportTest.MESSAGE + "@milepost.example>", messageId());
    var admin = Http.asAdmin(port);
    assertThat(
            admin
                .post("/bounces/reports", "message/rfc822", report.replace("failed", "delayed"))
                .status())
        .isEqualTo(204);
    Answer taken = admin.post("/bounces/reports", "message/rfc822", report);
    assertThat(taken.status()).isEqualTo(200);
    assertThat(taken.json().path("status").asString()).isEqualTo("5.1.1");
    assertThat(isBlocked()).isTrue();

    Answer refused = admin.post("/bounces/reports", "message/rfc822", "Subject: Hello\n\nHello.\n");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("type").asString()).endsWith("notifications/unreadable-report");
    assertThat(admin.post("/bounces/reports", "{}").status()).isEqualTo(415);
  }

  @Test
  void aMailOfAnotherOrganisationIsNotThereAndOnlyAdminsTell() throws Exception {
    String notice = "{\"messageId\": \"%s\", \"kind\": \"bounce\"}".formatted(messageId());
    assertThat(Http.asAdminOf(port, "elsewhere").post("/bounces", notice).status()).isEqualTo(404);
    assertThat(tell("<" + UUID.randomUUID() + "@milepost.example>", "bounce", "null").status())
        .isEqualTo(404);
    var somebody = Http.as(port, learner.email);
    assertThat(somebody.get("/bounces").status()).isEqualTo(403);
    assertThat(somebody.post("/bounces", notice).status()).isEqualTo(403);
    assertThat(somebody.post("/bounces/reports", "message/rfc822", "x").status()).isEqualTo(403);
    assertThat(Http.asStranger(port).post("/bounces", notice).status()).isEqualTo(401);
  }

  @Test
  void everyFaultIsPointedAt() {
    Answer refused = tell("4711", "dislike", "\"gone\"");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("faults").findValuesAsString("pointer"))
        .containsExactly("/messageId", "/kind", "/status");
  }

  @Test
  void whoHasANewAddressByNowIsStillWrittenToThere() throws Exception {
    world.tell(
        new LearnerChanged(
            EventIds.at(world.now()),
            learner.id,
            2,
            "main",
            "Lena",
            UUID.randomUUID() + "@learners.invalid",
            ZoneId.of("UTC"),
            Locale.ENGLISH,
            world.now()));
    await()
        .until(
            () ->
                jdbc.sql("select revision from learner where id = ?")
                        .param(learner.id)
                        .query(Long.class)
                        .single()
                    == 2);
    assertThat(tell(messageId(), "bounce", "\"5.1.1\"").json().path("blocked").asBoolean())
        .isTrue();
    assertThat(isBlocked()).isFalse();
  }

  @Test
  void anErasedLearnersMessagesKeepNothingOfTheAddress() {
    world.tellRaw(Topic.LEARNER, learner.id.toString(), null);
    await()
        .until(
            () ->
                jdbc.sql("select sent_to is null from decision where learner = ?")
                    .param(learner.id)
                    .query(Boolean.class)
                    .single());
  }

  /** A message that went to the learner's address some days ago. */
  private UUID sentDaysAgo(int days) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into decision (id, dedupe_key, rule, category, enrolment, learner, facts,
              happened_at, recorded_at, due_at, decided_at, outcome, settled_at, sent_to)
            select :id, 'told/' || :id, 'overdue', 'reminders', enrolment, learner, '{}',
                   :at, :at, :at, :at, 'sent', :at, sent_to
            from decision where learner = :learner and rule = 'welcome'
            """)
        .param("id", id)
        .param("learner", learner.id)
        .param("at", world.now().atOffset(ZoneOffset.UTC).minusDays(days))
        .update();
    return id;
  }

  private void softBounce(UUID message) {
    bounces.take(message, BounceKind.SOFT, "4.2.2");
  }

  @Test
  void threeSoftBouncesInARowBlock() {
    List<UUID> messages = List.of(sentDaysAgo(9), sentDaysAgo(5), sentDaysAgo(1));
    softBounce(messages.get(0));
    softBounce(messages.get(1));
    softBounce(messages.get(1));
    assertThat(isBlocked()).isFalse();
    softBounce(messages.get(2));
    assertThat(isBlocked()).isTrue();
  }

  @Test
  void oneThatArrivedInBetweenEndsTheRow() {
    List<UUID> messages = List.of(sentDaysAgo(9), sentDaysAgo(7), sentDaysAgo(5), sentDaysAgo(1));
    softBounce(messages.get(0));
    softBounce(messages.get(1));
    softBounce(messages.get(3));
    assertThat(isBlocked()).isFalse();
  }

  @Test
  void whatLiesMoreThanFourteenDaysApartIsNoRow() {
    List<UUID> messages = List.of(sentDaysAgo(16), sentDaysAgo(8), sentDaysAgo(1));
    messages.forEach(this::softBounce);
    assertThat(isBlocked()).isFalse();
  }
}
