package dev.milepost.notification.variants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.milepost.notification.Http;
import dev.milepost.notification.NotificationTest;
import dev.milepost.notification.World;
import dev.milepost.notification.World.Learner;
import dev.milepost.notification.knowledge.Wording;
import dev.milepost.notification.webhooks.Receiver;
import dev.milepost.test.Browser;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@NotificationTest
class ChooseWordingTest {

  @Autowired private World world;
  @Autowired private JdbcClient jdbc;
  @Autowired private LearnFromAnswers learn;
  @LocalServerPort private int port;
  private Learner learner;
  private String words;

  @BeforeEach
  void somebodyIsWelcomed() {
    learner = world.join();
    words = "/cohorts/" + learner.slug() + "/words/stage-completed/en";
    await().untilAsserted(() -> assertThat(world.ledger(learner)).containsExactly("welcome sent"));
  }

  private void write(String variant, String subject) {
    assertThat(
            Http.asAdmin(port)
                .put(
                    words + "?variant=" + variant,
                    "{\"subject\": \"%s {stage}\", \"body\": \"Bravo\"}".formatted(subject))
                .status())
        .isEqualTo(200);
  }

  private JsonNode completeAStage() {
    world.tell(learner.completed("git"), learner.completed("python"));
    world.tell(learner.stageCompleted("basics", world.now()));
    await()
        .untilAsserted(
            () ->
                assertThat(world.ledger(learner))
                    .containsExactly("welcome sent", "stage-completed sent"));
    return entry();
  }

  private void write(String language, String variant, String subject) {
    String path = "/cohorts/" + learner.slug() + "/words/stage-completed/" + language;
    String wish = "{\"subject\": \"%s {stage}\", \"body\": \"Bravo\"}".formatted(subject);
    assertThat(Http.asAdmin(port).put(path + "?variant=" + variant, wish).status()).isEqualTo(200);
  }

  private JsonNode newestInInbox(String language) {
    return Http.as(port, learner.email)
        .speaking(language)
        .get("/inbox?limit=1")
        .json()
        .at("/messages/0");
  }

  @Test
  void inboxAndWebhookTellItInTheWordsOfTheMailAndInOtherLanguagesInTheSameVersion() {
    write("en", "b", "One:");
    write("en", "c", "Other:");
    write("de", "a", "Keins:");
    write("de", "b", "Eins:");
    write("de", "c", "Anders:");
    try (var receiver = new Receiver()) {
      String endpoint = "{\"kind\": \"standard\", \"url\": \"%s\"}".formatted(receiver.url());
      assertThat(Http.as(port, learner.email).post("/endpoints", endpoint).status()).isEqualTo(201);
      String variant = completeAStage().path("variant").asString();
      String subject = world.subjects(learner).getLast();
      assertThat(subject).isIn("One: Basics", "Other: Basics");
      await().until(() -> receiver.received.size() == 1);
      assertThat(receiver.received.getFirst().json().at("/data/title").asString())
          .isEqualTo(subject);
      assertThat(newestInInbox("en").path("title").asString()).isEqualTo(subject);
      assertThat(newestInInbox("de").path("title").asString())
          .isEqualTo(subject.startsWith("One") ? "Eins: Basics" : "Anders: Basics");
      assertThat(entry().path("variant").asString()).isEqualTo(variant);
    }
  }

  @Test
  void whereNoMailIsWantedTheWordsAreDrawnAllTheSameAndNotJudged() {
    write("a", "One:");
    write("b", "Other:");
    Http.as(port, learner.email)
        .put("/preferences", "{\"categories\": {\"progress\": {\"email\": \"off\"}}}");
    world.tell(learner.completed("git"), learner.completed("python"));
    world.tell(learner.stageCompleted("basics", world.now()));
    await()
        .untilAsserted(
            () ->
                assertThat(world.ledger(learner))
                    .containsExactly("welcome sent", "stage-completed suppressed unsubscribed"));
    String drawn = entry().path("variant").asString();
    assertThat(drawn).startsWith("en/own/");
    String mark =
        newestInInbox("en").path("title").asString().startsWith("One") ? "One:" : "Other:";
    assertThat(drawn).isEqualTo("en/own/" + new Wording(mark + " {stage}", "Bravo").mark());
    world.jump(LearnFromAnswers.TO_ANSWER.plus(Duration.ofMinutes(1)));
    learn.learn();
    assertThat(entry().path("answered").isNull()).isTrue();
  }

  private JsonNode entry() {
    return Http.asAdmin(port)
        .get("/ledger?rule=stage-completed&enrolment=" + learner.enrolmentId)
        .json()
        .at("/decisions/0");
  }

  @Test
  void ofACohortsVersionsOneIsSentAndTheLedgerTellsWhichWithWhichChance() {
    write("a", "One:");
    write("b", "Other:");
    assertThat(Http.asAdmin(port).get(words).json().path("variants").toString())
        .isEqualTo("[\"a\",\"b\"]");
    JsonNode sent = completeAStage();
    assertThat(sent.path("variant").asString()).startsWith("en/own/");
    assertThat(sent.path("chance").asDouble()).isEqualTo(0.5, within(1e-9));
    assertThat(sent.path("answered").isNull()).isTrue();
    assertThat(world.subjects(learner).getLast()).isIn("One: Basics", "Other: Basics");
  }

  @Test
  void whereThereIsOneThereIsNoChoice() {
    write("c", "Only:");
    JsonNode sent = completeAStage();
    assertThat(world.subjects(learner).getLast()).isEqualTo("Only: Basics");
    assertThat(sent.path("variant").isNull()).isTrue();
  }

  @Test
  void onceItsDaysAreOverItIsJudgedOnceAndAddedUp() {
    write("a", "One:");
    write("b", "Other:");
    String variant = completeAStage().path("variant").asString();
    world.tell(learner.completed("reading"));
    await().until(() -> milestones() == 3);
    learn.learn();
    assertThat(entry().path("answered").isNull()).isTrue();

    world.jump(LearnFromAnswers.TO_ANSWER.plus(Duration.ofMinutes(1)));
    for (int time = 0; time < 2; time++) {
      learn.learn();
      assertThat(entry().path("answered").asBoolean()).isTrue();
      assertThat(tallies())
          .containsExactlyInAnyOrder(
              variant + ": 1 chosen, 1 answered, 0 others, weighs 2",
              other(variant) + ": 0 chosen, 0 answered, 1 others, weighs 2");
    }
  }

  private int milestones() {
    return jdbc.sql("select count(*) from milestone_event where enrolment = ?")
        .param(learner.enrolmentId)
        .query(Integer.class)
        .single();
  }

  private List<String> tallies() {
    return jdbc.sql(
            """
            select variant || ': ' || chosen || ' chosen, ' || answered || ' answered, ' || others
                   || ' others, weighs ' || round(chosen_weight + others_weight)
            from variant_tally where cohort = ?
            """)
        .param(learner.cohortId)
        .query(String.class)
        .list();
  }

  @Test
  void whoLooksAfterTheCohortSeesHowEachDoes() {
    write("a", "One:");
    write("b", "Other:");
    String variant = completeAStage().path("variant").asString();
    jdbc.sql(
            """
            update decision set answered = true where enrolment = ? and variant is not null
            """)
        .param(learner.enrolmentId)
        .update();
    jdbc.sql(
            """
            insert into variant_tally values
              ('stage-completed', :variant, :cohort, 40, 10, 80, 20, 38, 76, 15),
              ('silence', 'en/b', :cohort, 7, 2, 14, 4, 5, 10, 2),
              ('overdue', 'de/own/00000000', :cohort, 3, 0, 6, 0, 3, 6, 0)
            """)
        .param("variant", variant)
        .param("cohort", learner.cohortId)
        .update();
    String path = "/cohorts/" + learner.slug() + "/variants";
    var shown = Http.asAdmin(port).get(path).json().path("variants");
    assertThat(shown.findValuesAsString("rule"))
        .containsExactly("overdue", "silence", "stage-completed");
    assertThat(shown.at("/0/version").isNull()).isTrue();
    assertThat(shown.at("/1/version").asString()).isEqualTo("b");
    assertThat(shown.at("/1/own").asBoolean()).isFalse();
    assertThat(shown.at("/2/version").asString()).isIn("a", "b");
    assertThat(shown.at("/2/answered").asLong()).isEqualTo(10);
    assertThat(Http.as(port, learner.email).get(path).status()).isEqualTo(404);

    String page = "/notifications/cohorts/" + learner.slug() + "/effect";
    assertThat(new Browser(port, "admin").open(page).text())
        .containsSubsequence("A long silence", "Milepost’s second", "7", "2", "28.6")
        .containsSubsequence("A stage is completed", "Own version", "40", "10", "25.0");
  }

  private String other(String variant) {
    return jdbc.sql(
            """
            select key from decision, jsonb_object_keys(chances) as key
            where enrolment = ? and key <> ?
            """)
        .params(learner.enrolmentId, variant)
        .query(String.class)
        .single();
  }

  @Test
  void aVersionThatThereIsNotIsPointedAt() {
    var answer = Http.asAdmin(port).get(words + "?variant=d");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/faults/0/pointer").asString()).isEqualTo("?variant");
  }
}
