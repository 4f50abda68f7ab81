package dev.milepost.notification.cohorts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.notification.Http;
import dev.milepost.notification.Http.Answer;
import dev.milepost.notification.NotificationTest;
import dev.milepost.notification.World;
import dev.milepost.notification.World.Learner;
import dev.milepost.test.Browser;
import dev.milepost.test.Browser.Page;
import jakarta.mail.internet.MimeMultipart;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@NotificationTest
class OwnWordsTest {

  private static final String MAX = "mentor@milepost.example";
  private static final String WORDS =
      "{\"subject\": \"{stage} is yours, {learner}\", \"body\": \"Bravo!\\n"
          + "\\n"
          + "See you in {cohort}.\"}";

  @Autowired private World world;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;
  private Learner max;
  private Learner learner;
  private String words;

  @BeforeEach
  void maxMentorsACohort() {
    jdbc.sql("update learner set email = id || '@learners.invalid' where email = ?")
        .param(MAX)
        .update();
    max = world.unknownLearner(MAX);
    world.tell(max.person());
    learner = world.join();
    world.tell(learner.mentoredBy(2, max.id));
    words = "/cohorts/" + learner.slug() + "/words/stage-completed/en";
    await().until(() -> Http.as(port, MAX).get(words).status() == 200);
    await().untilAsserted(() -> assertThat(world.ledger(learner)).containsExactly("welcome sent"));
  }

  @Test
  void theCohortsOwnWordsAreSentAndGivenUpAgain() throws Exception {
    assertThat(Http.as(port, MAX).put(words, WORDS).status()).isEqualTo(200);
    assertThat(Http.as(port, MAX).get(words).json().path("subject").asString())
        .isEqualTo("{stage} is yours, {learner}");
    world.tell(learner.completed("git"), learner.completed("python"));
    world.tell(learner.stageCompleted("basics", world.now()));
    await()
        .untilAsserted(
            () ->
                assertThat(world.ledger(learner))
                    .containsExactly("welcome sent", "stage-completed sent"));
    var mail = world.mails(learner).getLast();
    assertThat(mail.getSubject()).isEqualTo("Basics is yours, Lena");
    assertThat((String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent())
        .contains("Bravo!", "See you in Spring cohort.", "What comes next");

    assertThat(Http.as(port, MAX).delete(words).status()).isEqualTo(204);
    assertThat(Http.as(port, MAX).get(words).json().path("subject").isNull()).isTrue();
  }

  @Test
  void anUnknownOrMissingVariableIsRefusedWhenItIsSaved() {
    Answer refused =
        Http.as(port, MAX).put(words, "{\"subject\": \"{due} {learner}\", \"body\": \"Bravo {}\"}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("faults").findValuesAsString("pointer"))
        .containsExactly("/subject", "/body", "/body");
    assertThat(refused.body()).contains("{stage}", "{percent}");
    assertThat(Http.as(port, MAX).get(words).json().path("subject").isNull()).isTrue();
  }

  @Test
  void aPreviewHasSampleDataAndSavesNothing() {
    Answer preview = Http.as(port, MAX).post(words + "/preview", WORDS);
    assertThat(preview.json().path("subject").asString()).isEqualTo("Basics is yours, Lena");
    assertThat(preview.json().at("/paragraphs/1").asString())
        .isEqualTo("See you in Spring cohort.");
    assertThat(Http.as(port, MAX).get(words).json().path("subject").isNull()).isTrue();
  }

  @Test
  void whoHasWrittenNothingSeesAndIsSentTheWordsThatWouldBeReplaced() {
    Answer preview = Http.as(port, MAX).post(words + "/preview", "{}");
    assertThat(preview.json().path("subject").asString()).isEqualTo("You have completed “Basics”");
    assertThat(preview.json().at("/paragraphs/0").asString()).startsWith("Well done:");
    assertThat(Http.as(port, MAX).post(words + "/sample", "{}").status()).isEqualTo(204);
    assertThat(world.subjects(max)).contains("You have completed “Basics”");
    Answer half = Http.as(port, MAX).post(words + "/preview", "{\"body\": \"{stage}\"}");
    assertThat(half.status()).isEqualTo(422);
  }

  @Test
  void aSampleGoesToWhoAsksAndToNobodyElse() {
    assertThat(Http.as(port, MAX).post(words + "/sample", WORDS).status()).isEqualTo(204);
    assertThat(world.subjects(max)).anyMatch(subject -> subject.contains("is yours"));
    assertThat(world.ledger(learner)).containsExactly("welcome sent");
    assertThat(world.mails(learner)).hasSize(1);
  }

  @Test
  void forWhoDoesNotLookAfterTheCohortAndForRulesThatThereAreNotNothingIsThere() {
    assertThat(Http.as(port, learner.email).put(words, WORDS).status()).isEqualTo(404);
    assertThat(Http.as(port, learner.email).post(words + "/sample", WORDS).status()).isEqualTo(404);
    for (String other : new String[] {"mentor-wrote/en", "letters/en", "overdue/fr"}) {
      String path = "/cohorts/" + learner.slug() + "/words/" + other;
      assertThat(Http.as(port, MAX).get(path).status()).as(other).isEqualTo(404);
    }
  }

  @Test
  void everyRuleHasAPreviewInBothLanguages() {
    for (var rule : ChangeSettings.settable()) {
      for (String language : new String[] {"en", "de"}) {
        String path = "/cohorts/" + learner.slug() + "/words/" + rule.wireName() + "/" + language;
        Answer shown = Http.as(port, MAX).get(path);
        String all =
            ChangeWords.variables(rule).stream()
                .map(one -> "{" + one + "}")
                .collect(java.util.stream.Collectors.joining(" "));
        Answer preview =
            Http.as(port, MAX)
                .post(
                    path + "/preview",
                    "{\"subject\": \"%s\", \"body\": \"%s\"}".formatted("Hello", all));
        assertThat(shown.status()).as(path).isEqualTo(200);
        assertThat(preview.status()).as(path + preview.body()).isEqualTo(200);
        assertThat(preview.body().replaceAll("^\\{|\\}$", "")).as(path).doesNotContain("{");
      }
    }
  }

  @Test
  void thePageNeedsNoScript() {
    String page = "/notifications/cohorts/" + learner.slug() + "/words/stage-completed/en";
    Browser browser = new Browser(port, "mentor");
    Page form = browser.open(page);
    assertThat(form.status()).isEqualTo(200);
    assertThat(form.html()).doesNotContain("<script>", "style=", "??");
    assertThat(form.text())
        .contains("this is how Milepost writes it", "You have completed “Basics”");
    Page preview =
        browser.submit(
            form, page, Map.of("subject", "{stage}!", "body", "Bravo", "step", "preview"));
    assertThat(preview.text()).contains("With sample data", "Basics!");
    Page refused =
        browser.submit(form, page, Map.of("subject", "{moon}", "body", "Bravo", "step", "save"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.html()).contains("value=\"{moon}\"", "id=\"fault-subject\"");
    assertThat(refused.text()).contains("{stage} has to be named");
    Page saved =
        browser.submit(form, page, Map.of("subject", "{stage}!", "body", "Bravo", "step", "save"));
    assertThat(saved.text()).contains("Saved.");
    Page removed = browser.submit(saved, page, Map.of("step", "remove"));
    assertThat(removed.html()).contains("name=\"subject\"").doesNotContain("value=\"{stage}!\"");
  }
}
