package dev.milepost.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.events.MilestoneEventType;
import dev.milepost.events.MilestoneReported;
import dev.milepost.notification.World.Learner;
import dev.milepost.notification.webhooks.Receiver;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What those who look after a cohort are told of it beside e-mail, each and all together. */
@NotificationTest
class MentorsToldElsewhereTest {

  private static final String WAITS = "Spring cohort: one review waits for you";

  @Autowired private World world;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;

  private final Receiver receiver = new Receiver();
  private Learner learner;
  private Learner max;
  private Learner mia;
  private LocalDate start;

  @BeforeEach
  void twoMentorsOfACohortThatStartsToday() {
    max = world.unknownLearner();
    mia = world.unknownLearner();
    learner = world.join();
    start = world.today();
    world.tell(max.person(), mia.person(), learner.mentoredBy(2, max.id, mia.id));
    await().until(() -> as(max).get(cohort("/settings")).status() == 200);
    digestOn(start.plusDays(6));
    await().until(() -> lookedAt(max.id) && lookedAt(mia.id));
    await().until(() -> as(mia).get("/preferences").status() == 200);
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  private Http as(Learner person) {
    return Http.as(port, person.email);
  }

  private String cohort(String path) {
    return "/cohorts/" + learner.slug() + path;
  }

  private void digestOn(LocalDate day) {
    String name = day.getDayOfWeek().name().toLowerCase(Locale.ROOT);
    assertThat(as(max).put(cohort("/settings"), "{\"digestDay\": \"%s\"}".formatted(name)).status())
        .isEqualTo(200);
  }

  /** Whether what comes up from now on is found for somebody, or for everybody. */
  private boolean lookedAt(UUID reader) {
    return jdbc.sql(
            """
            select exists (select from mentor_timeline
                           where cohort = ? and mentor = ? and covered_until is not null)
            """)
        .params(learner.cohortId, reader)
        .query(Boolean.class)
        .single();
  }

  private MilestoneReported handIn() {
    MilestoneReported submission = learner.reported("model", MilestoneEventType.SUBMITTED);
    world.tell(submission);
    await()
        .until(
            () ->
                jdbc.sql("select exists (select from milestone_event where id = ?)")
                    .param(submission.id())
                    .query(Boolean.class)
                    .single());
    return submission;
  }

  private void twoDaysLater() {
    world.jumpToNextMorning();
    world.jumpToNextMorning();
  }

  private void awaitTold(Learner mentor, String... entries) {
    await().untilAsserted(() -> assertThat(world.toldOfCohorts(mentor)).containsExactly(entries));
  }

  private void choose(Learner mentor, String categories) {
    assertThat(as(mentor).put("/preferences", "{\"categories\": " + categories + "}").status())
        .isEqualTo(200);
  }

  private List<String> titles(Learner reader) {
    return as(reader)
        .get("/inbox")
        .json()
        .path("messages")
        .valueStream()
        .map(message -> message.path("title").asString())
        .toList();
  }

  private int unread(Learner reader) {
    return as(reader).get("/inbox/unread").json().path("unread").asInt();
  }

  private JsonNode add(Http who, String path, String kind, String more) {
    var added =
        who.post(
            path, "{\"kind\": \"%s\", \"url\": \"%s\"%s}".formatted(kind, receiver.url(), more));
    assertThat(added.status()).as(added.body()).isEqualTo(201);
    return added.json();
  }

  private JsonNode addForEverybody(String kind, String language) {
    JsonNode added =
        add(as(max), cohort("/endpoints"), kind, ", \"language\": \"%s\"".formatted(language));
    await().until(() -> lookedAt(learner.cohortId));
    return added;
  }

  private void awaitPosted(JsonNode endpoint, String... messages) {
    await()
        .untilAsserted(
            () ->
                assertThat(
                        jdbc.sql(
                                """
                                select concat_ws(' ', rule, outcome, reason) from webhook_message
                                where endpoint = ? order by place
                                """)
                            .param(UUID.fromString(endpoint.path("id").asString()))
                            .query(String.class)
                            .list())
                    .containsExactly(messages));
  }

  @Test
  void whatAMentorIsMailedStandsInTheirInboxOnceInTheSameWordsAndLeadsToTheReviews() {
    handIn();
    twoDaysLater();
    awaitTold(mia, "review-waiting sent");
    assertThat(world.subjects(mia)).containsExactly(WAITS);
    assertThat(titles(mia)).containsExactly(WAITS);
    JsonNode message = as(mia).get("/inbox").json().at("/messages/0");
    assertThat(message.path("enrolment").isNull()).isTrue();
    assertThat(message.path("url").asString()).endsWith(cohort("/reviews"));
    assertThat(message.path("action").asString()).isEqualTo("Open the reviews");
    assertThat(message.at("/items/0/title").asString()).isEqualTo("Lena: The model milestone");
    assertThat(unread(mia)).isEqualTo(1);
    String read = "/inbox/" + message.path("id").asString() + "/read";
    assertThat(as(max).post(read).status()).isEqualTo(404);
    assertThat(as(mia).post(read).json().path("unread").asInt()).isZero();
    assertThat(inboxFacts(mia)).contains(learner.id.toString()).doesNotContain("Lena", "@");
  }

  private String inboxFacts(Learner reader) {
    return jdbc.sql("select m::text from inbox_message m where learner = ?")
        .param(reader.id)
        .query(String.class)
        .single();
  }

  @Test
  void aMentorChoosesForEachChannelByItself() {
    choose(mia, "{\"mentoring\": {\"email\": \"off\"}}");
    choose(max, "{\"mentoring\": {\"inbox\": \"off\"}, \"overview\": {\"email\": \"off\"}}");
    handIn();
    twoDaysLater();
    awaitTold(mia, "review-waiting suppressed unsubscribed");
    awaitTold(max, "review-waiting sent");
    assertThat(titles(mia)).containsExactly(WAITS);
    assertThat(titles(max)).isEmpty();
  }

  @Test
  void whatIsKeptForTheDigestOfMailsStandsInTheInboxAtOnce() {
    choose(mia, "{\"mentoring\": {\"email\": \"digest\"}}");
    handIn();
    twoDaysLater();
    awaitTold(mia, "review-waiting folded digest-chosen");
    assertThat(titles(mia)).containsExactly(WAITS);
  }

  @Test
  void whoDoesNotLookAfterTheCohortAnyMoreFindsNothingOfItInTheirInbox() {
    handIn();
    twoDaysLater();
    awaitTold(max, "review-waiting sent");
    String id = as(max).get("/inbox").json().at("/messages/0/id").asString();
    world.tell(learner.mentoredBy(3, mia.id));
    await().until(() -> as(max).get(cohort("/settings")).status() == 404);
    assertThat(titles(max)).isEmpty();
    assertThat(unread(max)).isZero();
    assertThat(as(max).post("/inbox/" + id + "/read").status()).isEqualTo(404);
    assertThat(titles(mia)).containsExactly(WAITS);
  }

  @Test
  void aMentorsOwnWebhookGetsItOnceWithNamesAndWithTheFactsForPrograms() {
    JsonNode endpoint = add(as(mia), "/endpoints", "standard", "");
    handIn();
    twoDaysLater();
    awaitPosted(endpoint, "review-waiting sent");
    assertThat(receiver.received).hasSize(1);
    var posted = receiver.received.getFirst();
    assertThat(posted.signaturesBy(endpoint.path("secret").asString())).isEqualTo(1);
    assertThat(posted.json().path("type").asString()).isEqualTo("message.review-waiting");
    assertThat(posted.json().at("/data/title").asString()).isEqualTo(WAITS);
    assertThat(posted.json().at("/data/enrolment").isNull()).isTrue();
    assertThat(posted.json().at("/data/items/0/title").asString()).startsWith("Lena: ");
    assertThat(posted.json().at("/data/facts/waiting/0/learner").asString())
        .isEqualTo(learner.id.toString());
    assertThat(posted.body()).doesNotContain(learner.email);
  }

  @Test
  void nothingIsPostedToWhoWasDismissedOnTheWay() {
    JsonNode endpoint = add(as(max), "/endpoints", "standard", "");
    receiver.answer(503, "Retry-After", "3600");
    handIn();
    twoDaysLater();
    awaitPosted(endpoint, "review-waiting queued http-503");
    world.tell(learner.mentoredBy(3, mia.id));
    await().until(() -> as(max).get(cohort("/settings")).status() == 404);
    jdbc.sql("update webhook_message set next_try_at = now() where endpoint = ?")
        .param(UUID.fromString(endpoint.path("id").asString()))
        .update();
    awaitPosted(endpoint, "review-waiting failed no-mentor");
    assertThat(receiver.received).hasSize(1);
  }

  @Test
  void aCohortsOwnChannelIsToldOnceHoweverManyLookAfterItAndWhateverTheyChose() {
    JsonNode endpoint = addForEverybody("slack", "en");
    choose(mia, "{\"mentoring\": {\"email\": \"off\", \"inbox\": \"off\", \"webhook\": \"off\"}}");
    handIn();
    twoDaysLater();
    awaitTold(mia, "review-waiting suppressed unsubscribed");
    awaitTold(max, "review-waiting sent");
    awaitPosted(endpoint, "review-waiting sent");
    assertThat(receiver.received).hasSize(1);
    assertThat(receiver.received.getFirst().json().path("text").asString())
        .contains("*" + WAITS + "*", "Lena: The model milestone", "|Open the reviews>")
        .doesNotContain("as a mentor of");
    assertThat(receiver.received.getFirst().body())
        .contains("Posted here for everybody who looks after Spring cohort.");

    world.jump(Duration.ofDays(3));
    awaitPosted(endpoint, "review-waiting sent", "review-waiting sent");
  }

  @Test
  void theDigestComesThereInItsOwnLanguageAndTellsOfReviewsAsWell() {
    digestOn(start.plusDays(2));
    JsonNode endpoint = addForEverybody("standard", "de");
    handIn();
    twoDaysLater();
    awaitPosted(endpoint, "mentor-digest sent");
    JsonNode posted = receiver.received.getFirst().json();
    assertThat(posted.at("/data/title").asString())
        .isEqualTo("So steht es diese Woche bei Spring cohort");
    assertThat(posted.at("/data/language").asString()).isEqualTo("de");
    assertThat(posted.at("/data/text").toString()).contains("wartet");
  }

  @Test
  void aCohortThatNobodyIsAppointedToIsToldOfInItsChannelAllTheSame() {
    world.tell(learner.mentoredBy(3));
    await().until(() -> as(max).get(cohort("/settings")).status() == 404);
    JsonNode endpoint =
        add(Http.asAdmin(port), cohort("/endpoints"), "standard", ", \"language\": \"en\"");
    await().until(() -> lookedAt(learner.cohortId));
    handIn();
    twoDaysLater();
    awaitPosted(endpoint, "review-waiting sent");
    assertThat(world.toldOfCohorts(max)).isEmpty();
  }

  @Test
  void whatCameUpWhileItsChannelWasOffIsNotMadeUpFor() {
    JsonNode endpoint = addForEverybody("standard", "en");
    String path = cohort("/endpoints/" + endpoint.path("id").asString());
    handIn();
    receiver.answer(410);
    world.jump(Duration.ofDays(1));
    twoDaysLater();
    awaitPosted(endpoint, "review-waiting failed http-410");
    await().untilAsserted(() -> assertThat(turnedOff(mia)).containsExactly("Spring cohort gone"));
    assertThat(turnedOff(max)).hasSize(1);
    assertThat(turnedOff(learner)).isEmpty();
    int before = unread(mia);
    as(max).post("/inbox/read");
    assertThat(turnedOff(mia)).isEmpty();
    assertThat(unread(mia)).isEqualTo(before - 1);

    world.jump(Duration.ofDays(3));
    awaitTold(max, "review-waiting sent", "review-waiting sent", "mentor-digest sent");
    await().until(this::nobodyListens);
    assertThat(as(mia).post(path + "/enable").json().path("turnedOffFor").isNull()).isTrue();
    await().until(() -> lookedAt(learner.cohortId));
    world.jump(Duration.ofDays(5));
    awaitPosted(endpoint, "review-waiting failed http-410", "review-waiting sent");
  }

  private boolean nobodyListens() {
    return jdbc.sql("select due_at is null from mentor_timeline where mentor = ?")
        .param(learner.cohortId)
        .query(Boolean.class)
        .single();
  }

  private List<String> turnedOff(Learner reader) {
    return as(reader)
        .get("/inbox")
        .json()
        .path("turnedOff")
        .valueStream()
        .map(one -> one.path("cohort").asString() + " " + one.path("reason").asString())
        .toList();
  }
}
