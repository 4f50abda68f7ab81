package dev.milepost.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.edge.phrases.Phrasebook;
import dev.milepost.edge.problem.ProblemType;
import dev.milepost.edge.problem.ProblemTypes;
import dev.milepost.notification.Http.Answer;
import dev.milepost.notification.World.Learner;
import dev.milepost.test.Browser;
import dev.milepost.test.Browser.Page;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** In which language pages and refusals come. */
@NotificationTest
class LanguageTest {

  private static final String MAX = "mentor@milepost.example";

  @Autowired private World world;
  @Autowired private JdbcClient jdbc;
  @Autowired private Phrasebook phrases;
  @Autowired private List<ProblemTypes> problems;
  @LocalServerPort private int port;
  private Learner max;
  private String cohort;

  @BeforeEach
  void maxReadsGermanLearnsInACohortAndLooksAfterIt() {
    jdbc.sql("update learner set email = id || '@learners.invalid' where email = ?")
        .param(MAX)
        .update();
    max = world.join(MAX);
    world.tell(max.mentoredBy(2, max.id));
    cohort = "/notifications/cohorts/" + max.slug();
    await().untilAsserted(() -> assertThat(world.ledger(max)).containsExactly("welcome sent"));
    await().until(() -> asMax().get("/cohorts/" + max.slug() + "/settings").status() == 200);
    jdbc.sql("update learner set locale = 'de' where id = ?").param(max.id).update();
  }

  private Http asMax() {
    return Http.as(port, MAX).speaking("de");
  }

  private Http asAdmin() {
    return Http.asAdmin(port).speaking("de");
  }

  @Test
  void everyPageComesInTheLanguageOfTheReadersProfileAndNothingOnItIsLeftInEnglish() {
    var browser = new Browser(port, "mentor");
    for (String path :
        List.of(
            "/notifications",
            "/notifications/preferences",
            "/notifications/inbox",
            "/notifications/endpoints",
            "/notifications/cohorts",
            cohort,
            cohort + "/messages",
            cohort + "/effect",
            cohort + "/preview",
            cohort + "/preview/" + max.enrolmentId,
            cohort + "/words/overdue/de",
            cohort + "/words/review-waiting/de")) {
      Page page = browser.open(path);
      assertThat(page.status()).as(path).isEqualTo(200);
      assertThat(page.html()).as(path).contains("<html lang=\"de\"").doesNotContain("??");
      assertThat(LeftInEnglish.in(page.text())).as(path + ": " + page.text()).isEmpty();
    }
  }

  @Test
  void everyReasonOfTheLedgerIsSaidInGerman() {
    jdbc.sql(
            """
            insert into decision (id, dedupe_key, rule, category, enrolment, learner, cohort, facts,
              happened_at, recorded_at, due_at, decided_at, outcome, reason, settled_at)
            select gen_random_uuid(), :enrolment || outcome || reason, 'roadmap-completed',
                   'progress', :enrolment, :learner, :cohort, '{"milestones": 3}',
                   now(), now(), now(), now(), outcome, reason, now()
            from (values ('suppressed', 'paused'), ('suppressed', 'snoozed'),
                         ('suppressed', 'holdout'), ('folded', 'day-full'),
                         ('failed', '550-at-recipient'), ('failed', '554-at-data'),
                         ('failed', 'unusable-address'), ('unknown', 'sender-lost'))
                 one (outcome, reason)
            """)
        .param("enrolment", max.enrolmentId)
        .param("learner", max.id)
        .param("cohort", max.cohortId)
        .update();
    var browser = new Browser(port, "mentor");
    String own = browser.open("/notifications").text();
    assertThat(own).contains("du hattest alle Nachrichten pausiert", "der Mailserver");
    assertThat(LeftInEnglish.in(own)).as(own).isEmpty();
    String asMentor = browser.open(cohort + "/messages").text();
    assertThat(asMentor).contains("alle Nachrichten waren pausiert").doesNotContain("du hattest");
    assertThat(LeftInEnglish.in(asMentor)).as(asMentor).isEmpty();
  }

  @Test
  void whatIsRefusedOnAPageIsSaidInTheReadersLanguage() {
    var browser = new Browser(port, "mentor");
    Page refused =
        browser.submit(
            browser.open(cohort), cohort + "/preview", Map.of("perDay", "x", "opens", "8"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("eine ganze Zahl von 1 bis 20");
    assertThat(LeftInEnglish.in(refused.text())).as(refused.text()).isEmpty();
  }

  @Test
  void theApiRefusesInTheLanguageThatTheClientAccepts() {
    String ofCohort = "/cohorts/" + max.slug();
    for (Answer refused :
        List.of(
            asMax()
                .put(
                    ofCohort + "/settings",
                    """
                    {"opens": 24, "closes": 0, "perDay": 0, "perWeek": 0, "holdoutPercent": 51,
                     "digestDay": "someday",
                     "rules": {"letters": {}, "overdue": {"numbers": [3, 1], "hour": 24},
                               "welcome": {"numbers": [1]}, "silence": {"numbers": [1]}}}
                    """),
            asMax()
                .put(
                    "/preferences",
                    """
                    {"categories": {"letters": {"email": "instant"}, "progress": {"owl": "off"}},
                     "hours": {"opens": 24, "closes": 0}, "pausedUntil": "2020-01-01",
                     "snoozes": [{}, {"milestone": "", "until": "2020-01-01"}]}
                    """),
            asMax()
                .put(
                    ofCohort + "/words/stage-completed/de",
                    "{\"subject\": \"{due}\", \"body\": \"\"}"),
            asMax().get(ofCohort + "/words/overdue/de?variant=z"),
            asMax().get(ofCohort + "/preview?days=0"),
            asMax().get(ofCohort + "/preview?limit=-1"),
            asMax().get("/inbox?before=!"),
            asMax().post("/endpoints", "{}"),
            asMax().post("/endpoints", "{\"kind\": \"slack\", \"url\": \"https://x.invalid/\"}"),
            asAdmin().get("/ledger?before=!"),
            asAdmin().get("/ledger?rule=letters"),
            asAdmin().get("/quarantine?limit=0"),
            asAdmin().post("/ledger/" + world.decision(max, "welcome") + "/resend"),
            asAdmin().post("/blocked-addresses", "{}"),
            asAdmin().post("/bounces", "{\"status\": \"bad\"}"),
            asAdmin().post("/bounces/reports", "message/rfc822", "Subject: Hello\r\n\r\nHello"),
            asAdmin().get("/ledger?enrolment=x"),
            asMax().post("/inbox/" + UUID.randomUUID() + "/read"))) {
      String said =
          String.join(
              "\n",
              refused.json().path("title").asString(),
              refused.json().path("detail").asString(),
              String.join("\n", refused.json().path("faults").findValuesAsString("detail")));
      assertThat(refused.status()).as(said).isBetween(400, 422);
      assertThat(LeftInEnglish.in(said)).as(said).isEmpty();
    }
    Answer english = Http.as(port, MAX).get("/inbox?before=!");
    assertThat(english.json().path("title").asString()).isEqualTo("Invalid parameters");
  }

  @Test
  void everyProblemHasATitleInGerman() {
    assertThat(problems.stream().flatMap(group -> group.types().stream()).map(ProblemType::title))
        .hasSizeGreaterThan(4)
        .allMatch(title -> phrases.knows(Locale.GERMAN, title));
  }
}
