package dev.milepost.notification.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.notification.Http;
import dev.milepost.notification.Http.Answer;
import dev.milepost.notification.NotificationTest;
import dev.milepost.notification.World;
import dev.milepost.notification.World.Learner;
import dev.milepost.test.Browser;
import dev.milepost.test.Browser.Page;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@NotificationTest
class PreviewTest {

  private static final String MAX = "mentor@milepost.example";

  @Autowired private World world;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;
  private Learner learner;
  private String preview;
  private String page;

  @BeforeEach
  void maxMentorsACohortOfOneWhoHasBeenWelcomed() {
    jdbc.sql("update learner set email = id || '@learners.invalid' where email = ?")
        .param(MAX)
        .update();
    var max = world.unknownLearner(MAX);
    world.tell(max.person());
    learner = world.join();
    world.tell(learner.mentoredBy(2, max.id));
    preview = "/cohorts/" + learner.slug() + "/preview";
    page = "/notifications/cohorts/" + learner.slug() + "/preview";
    await().until(() -> Http.as(port, MAX).get(preview).status() == 200);
    await().untilAsserted(() -> assertThat(world.ledger(learner)).containsExactly("welcome sent"));
  }

  private JsonNode asItIs() {
    return Http.as(port, MAX).get(preview).json();
  }

  private Answer tried(String settings) {
    return Http.as(port, MAX).post(preview + "?days=30", settings);
  }

  private static long messages(JsonNode foretold, String rule, String outcome) {
    return foretold
        .path("messages")
        .valueStream()
        .filter(one -> one.path("rule").asString().equals(rule))
        .filter(one -> one.path("outcome").asString().equals(outcome))
        .mapToLong(one -> one.path("messages").asLong())
        .sum();
  }

  @Test
  void tellsDayByDayWhatIsComingAndSendsNothing() {
    JsonNode foretold = asItIs();
    assertThat(foretold.path("zone").asString()).isEqualTo("UTC");
    assertThat(foretold.path("learners").asInt()).isEqualTo(1);
    assertThat(foretold.path("written").asInt()).isEqualTo(1);
    assertThat(foretold.path("until").asString())
        .startsWith(world.today().plusDays(15) + "T00:00:00");
    // Git is due in seven days, so overdue from the eighth on, when a silence says nothing more.
    assertThat(messages(foretold, "overdue", "sent")).isEqualTo(3);
    assertThat(messages(foretold, "stage-due-soon", "sent")).isEqualTo(1);
    assertThat(messages(foretold, "silence", "suppressed")).isEqualTo(1);
    assertThat(foretold.at("/messages/0/day").asString())
        .isEqualTo(world.today().plusDays(8).toString());
    assertThat(foretold.at("/enrolments/0/sent").asInt()).isEqualTo(4);
    assertThat(world.ledger(learner)).containsExactly("welcome sent");
  }

  @Test
  void whoHasLeftIsNotCounted() {
    world.tell(learner.enrolment(2, world.now(), world.today()));
    await().untilAsserted(() -> assertThat(asItIs().path("learners").asInt()).isZero());
    assertThat(asItIs().path("messages").isEmpty()).isTrue();
  }

  @Test
  void tellsOfOneLearnerWhatEachMessageIsAbout() {
    JsonNode messages =
        Http.as(port, MAX).get(preview + "/enrolments/" + learner.enrolmentId).json();
    assertThat(messages.at("/messages/0/facts/late/0/milestone").asString()).isEqualTo("git");
    assertThat(messages.at("/messages/1/reason").asString()).isEqualTo("told-by-another");
    assertThat(messages.at("/messages/1/outcome").asString()).isEqualTo("suppressed");
  }

  @Test
  void otherSettingsCanBeTriedBeforeTheyAreKept() {
    JsonNode without = tried("{\"rules\": {\"overdue\": {\"on\": false}}}").json();
    assertThat(messages(without, "overdue", "sent")).isZero();
    assertThat(messages(without, "silence", "sent")).isEqualTo(1);
    // Any fortnight and more has a Monday after the first message that is one too many.
    JsonNode limited = tried("{\"perDay\": 1, \"perWeek\": 1}").json();
    assertThat(messages(limited, "overdue", "folded")).isPositive();
    assertThat(messages(limited, "weekly-digest", "sent")).isPositive();
    assertThat(messages(asItIs(), "overdue", "sent")).isEqualTo(3);
  }

  @Test
  void whatCannotBeSetCannotBeTriedEither() {
    Answer refused = tried("{\"perDay\": 0, \"rules\": {\"overdue\": {\"hour\": 24}}}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("faults").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder("/perDay", "/rules/overdue/hour");
    for (String wrong : new String[] {"?days=0", "?days=61", "?limit=201", "?days=many"}) {
      assertThat(Http.as(port, MAX).get(preview + wrong).status()).as(wrong).isEqualTo(400);
    }
  }

  @Test
  void whoDoesNotLookAfterTheCohortFindsNothingThere() {
    Answer missing = Http.asAdmin(port).get("/cohorts/no-such-cohort/preview");
    assertThat(missing.status()).isEqualTo(404);
    String one = preview + "/enrolments/" + learner.enrolmentId;
    for (Http stranger :
        new Http[] {
          Http.as(port, learner.email),
          Http.asSomebodyWhoClaims(port, MAX),
          Http.asAdminOf(port, "elsewhere")
        }) {
      assertThat(stranger.get(preview).status()).isEqualTo(404);
      assertThat(stranger.get(one).status()).isEqualTo(404);
      assertThat(stranger.post(preview, "{}").status()).isEqualTo(404);
      assertThat(stranger.get(preview).json().path("detail"))
          .isEqualTo(missing.json().path("detail"));
    }
    var other = world.join();
    assertThat(Http.as(port, MAX).get(preview + "/enrolments/" + other.enrolmentId).status())
        .isEqualTo(404);
    assertThat(Http.asAdmin(port).get(preview).status()).isEqualTo(200);
  }

  @Test
  void thePageTellsItInWordsWithoutScripts() {
    Browser max = new Browser(port, "mentor");
    assertThat(max.open("/notifications/cohorts/" + learner.slug()).html()).contains(page);
    Page all = max.open(page);
    assertThat(all.status()).isEqualTo(200);
    assertThat(all.html()).doesNotContain("<script>", "style=", "??", "@");
    assertThat(all.text())
        .containsSubsequence("What is coming", "1 of 1", "A milestone is late", "1")
        .contains("1 not sent: another message says the same", "Lena")
        .contains("Going out until then: 4 by e-mail, 4 in the inbox.");
    Page one = max.open(page + "/" + learner.enrolmentId);
    assertThat(one.html()).doesNotContain("<script>", "style=", "??", "@");
    assertThat(one.text())
        .containsSubsequence(
            "What is coming to Lena", "The git milestone", "Will be sent", "Will not be sent")
        .contains("another message says the same", "Comes by e-mail and in the inbox.");
    assertThat(new Browser(port, "learner").open(page).status()).isEqualTo(404);
    assertThat(max.open(page + "/" + UUID.randomUUID()).status()).isEqualTo(404);
  }

  @Test
  void theSettingsFormShowsWhatWouldComeBeforeItIsSaved() {
    Browser max = new Browser(port, "mentor");
    String form = "/notifications/cohorts/" + learner.slug();
    Map<String, String> fields = fields();
    Page tried = max.submit(max.open(form), form, fields);
    assertThat(tried.status()).isEqualTo(200);
    assertThat(tried.text())
        .contains("What would be coming", "not saved", "A long silence")
        .doesNotContain("A milestone is late");
    assertThat(messages(asItIs(), "overdue", "sent")).isEqualTo(3);

    fields.remove("preview");
    max.submit(tried, form, fields);
    assertThat(messages(asItIs(), "overdue", "sent")).isZero();
    assertThat(messages(asItIs(), "silence", "sent")).isEqualTo(1);

    fields.put("preview", "true");
    fields.put("perDay", "none");
    Page refused = max.submit(max.open(form), form, fields);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.html()).contains("value=\"none\"");
  }

  /** The form as it is by itself, but nothing of what is overdue. */
  private static Map<String, String> fields() {
    var fields =
        new HashMap<>(
            Map.of(
                "opens", "8",
                "closes", "20",
                "perDay", "2",
                "perWeek", "5",
                "holdoutPercent", "0",
                "digestDay", "monday",
                "preview", "true"));
    for (String rule : new String[] {"stage-due-soon", "silence"}) {
      fields.put("on-" + rule, "true");
    }
    fields.put("numbers-silence", "7");
    fields.put("numbers-stage-due-soon", "3");
    return fields;
  }
}
