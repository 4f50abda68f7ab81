package dev.milepost.notification.choices;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.notification.Http;
import dev.milepost.notification.Http.Answer;
import dev.milepost.notification.NotificationTest;
import dev.milepost.notification.World;
import dev.milepost.notification.World.Learner;
import dev.milepost.test.Browser;
import dev.milepost.test.Browser.Page;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@NotificationTest
class ChoicesTest {

  private static final String LENA = "learner@milepost.example";
  private static final String PREFERENCES = "/notifications/preferences";

  @Autowired private World world;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;
  private Browser browser;
  private Learner lena;

  @BeforeEach
  void lenaIsWelcomedAndIsNobodyWhomAnotherTestHasWelcomed() {
    jdbc.sql("update learner set email = id || '@learners.invalid' where email = ?")
        .param(LENA)
        .update();
    lena = world.join(LENA);
    awaitLedger("welcome sent");
    browser = new Browser(port, "learner");
  }

  private void awaitLedger(String... entries) {
    await().untilAsserted(() -> assertThat(world.ledger(lena)).containsExactly(entries));
  }

  private Answer choose(String json) {
    return Http.as(port, LENA).put("/preferences", json);
  }

  private void completeAStage() {
    world.tell(lena.completed("git"), lena.completed("python"));
    world.tell(lena.stageCompleted("basics", world.now()));
  }

  @Test
  void whoHasChosenNothingGetsEverythingAtOnce() {
    var choices = Http.as(port, LENA).get("/preferences").json();
    assertThat(choices.at("/categories/reminders/email").asString()).isEqualTo("instant");
    assertThat(choices.path("hours").isNull()).isTrue();
    assertThat(choices.path("pausedUntil").isNull()).isTrue();
    assertThat(choices.path("snoozes").size()).isZero();
  }

  @Test
  void whatIsChosenIsKeptWholeAndReplacedWhole() {
    String until = world.today().plusDays(7).toString();
    String wish =
        """
        {"categories": {"reminders": {"email": "digest"}, "digest": {"email": "off"}},
         "hours": {"opens": 7, "closes": 24}, "pausedUntil": "%1$s",
         "snoozes": [{"category": "progress", "until": "%1$s"}, {"milestone": "git", "until": "%1$s"}]}
        """
            .formatted(until);
    assertThat(choose(wish).status()).isEqualTo(200);
    var kept = Http.as(port, LENA).get("/preferences").json();
    assertThat(kept.at("/categories/reminders/email").asString()).isEqualTo("digest");
    assertThat(kept.at("/categories/digest/email").asString()).isEqualTo("off");
    assertThat(kept.at("/hours/closes").asInt()).isEqualTo(24);
    assertThat(kept.path("pausedUntil").asString()).isEqualTo(until);
    assertThat(kept.at("/snoozes/0/category").asString()).isEqualTo("progress");
    assertThat(kept.at("/snoozes/1/milestone").asString()).isEqualTo("git");

    assertThat(choose("{}").status()).isEqualTo(200);
    var replaced = Http.as(port, LENA).get("/preferences").json();
    assertThat(replaced.at("/categories/reminders/email").asString()).isEqualTo("instant");
    assertThat(replaced.path("hours").isNull()).isTrue();
    assertThat(replaced.path("snoozes").size()).isZero();
  }

  @Test
  void everyFaultIsPointedAtWithWhatWouldBeRight() {
    Answer refused =
        choose(
            """
            {"categories": {"letters": {"email": "instant"}, "welcome": {"email": "digest"},
                            "progress": {"pigeon": "instant"}},
             "hours": {"opens": 20, "closes": 8}, "pausedUntil": "2020-01-01",
             "snoozes": [{"category": "reminders", "milestone": "git", "until": "2020-01-01"},
                         {"milestone": "git"}]}
            """);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("faults").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder(
            "/categories/letters",
            "/categories/welcome/email",
            "/categories/progress",
            "/hours/closes",
            "/pausedUntil",
            "/snoozes/0",
            "/snoozes/1/until");
  }

  @Test
  void whoIsNotKnownHereHasNothingToChoose() {
    assertThat(Http.as(port, "nobody@learners.invalid").get("/preferences").status())
        .isEqualTo(404);
    assertThat(Http.as(port, "nobody@learners.invalid").put("/preferences", "{}").status())
        .isEqualTo(404);
    assertThat(Http.asSomebodyWhoClaims(port, LENA).get("/preferences").status()).isEqualTo(404);
  }

  @Test
  void whatIsWantedTogetherWaitsForTheDigestAndStandsInIt() throws Exception {
    choose("{\"categories\": {\"progress\": {\"email\": \"digest\"}}}");
    completeAStage();
    awaitLedger("welcome sent", "stage-completed folded digest-chosen");
    assertThat(browser.open("/notifications").text())
        .contains("Kept for the weekly digest: such messages are chosen to come together");
    world.jump(Duration.ofDays(7));
    await().untilAsserted(() -> assertThat(world.ledger(lena)).contains("weekly-digest sent"));
    assertThat(world.subjects(lena)).contains("Your week in Spring cohort");
    assertThat(browser.open("/notifications").text()).contains("Told in the weekly digest");
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from decision f join decision d on d.id = f.folded_into
                    where f.learner = ? and d.rule = 'weekly-digest'
                    """)
                .param(lena.id)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void withoutTheDigestWhatIsWantedTogetherComesAtOnce() {
    choose(
        """
        {"categories": {"progress": {"email": "digest"}, "digest": {"email": "off"}}}
        """);
    completeAStage();
    awaitLedger("welcome sent", "stage-completed sent");
  }

  @Test
  void whatWasKeptForADigestThatIsTurnedOffIsNotSaidToBeTold() {
    choose("{\"categories\": {\"progress\": {\"email\": \"digest\"}}}");
    completeAStage();
    awaitLedger("welcome sent", "stage-completed folded digest-chosen");
    choose("{\"categories\": {\"digest\": {\"email\": \"off\"}}}");
    world.jump(Duration.ofDays(7));
    await()
        .untilAsserted(
            () -> assertThat(world.ledger(lena)).contains("weekly-digest suppressed unsubscribed"));
    assertThat(browser.open("/notifications").text())
        .contains("Kept for a weekly digest that was not sent")
        .doesNotContain("Told in the weekly digest");
  }

  @Test
  void aCohortsWeeklyOverviewArrivesAlsoWithNothingKeptForIt() {
    var set =
        Http.asAdmin(port)
            .put("/cohorts/" + lena.slug() + "/settings", "{\"weeklyOverview\": true}");
    assertThat(set.status()).as(set.body()).isEqualTo(200);
    world.jump(Duration.ofDays(7));
    await().untilAsserted(() -> assertThat(world.ledger(lena)).contains("weekly-digest sent"));
    assertThat(world.subjects(lena)).contains("Your week in Spring cohort");
  }

  @Test
  void aPauseHoldsEverythingBackAndSaysSo() {
    choose("{\"pausedUntil\": \"" + world.today().plusDays(3) + "\"}");
    completeAStage();
    awaitLedger("welcome sent", "stage-completed suppressed paused");
    assertThat(browser.open("/notifications").text())
        .contains("Not sent: you had paused all messages");
  }

  @Test
  void thePageSavesEverythingWithoutScripts() {
    Page page = browser.open(PREFERENCES);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html()).doesNotContain("<script>", "style=", "??");
    String until = world.today().plusDays(5).toString();
    Page saved =
        browser.submit(
            page,
            PREFERENCES,
            Map.of(
                "delivery-reminders", "digest",
                "delivery-progress", "off",
                "opens", "10",
                "closes", "18",
                "pausedUntil", until,
                "snoozed", "milestone/git",
                "snoozedUntil", until));
    assertThat(saved.uri()).hasPath(PREFERENCES).hasParameter("saved");
    assertThat(saved.text()).contains("Saved.", "The git milestone: not before");
    assertThat(saved.html())
        .contains("value=\"digest\" selected=\"selected\"", "value=\"" + until + "\"");
    var kept = Http.as(port, LENA).get("/preferences").json();
    assertThat(kept.at("/hours/opens").asInt()).isEqualTo(10);
    assertThat(kept.at("/snoozes/0/milestone").asString()).isEqualTo("git");

    Page woken = browser.submit(saved, PREFERENCES, Map.of("kept-milestone/git", until));
    assertThat(woken.text()).contains("not before");
    assertThat(browser.submit(woken, PREFERENCES, Map.of()).text()).doesNotContain("not before");
  }

  @Test
  void whatCannotBeAcceptedIsShownAgainAsItWasTyped() {
    Page page = browser.open(PREFERENCES);
    var fields = new LinkedHashMap<String, String>();
    fields.put("opens", "18");
    fields.put("closes", "9");
    fields.put("pausedUntil", "tomorrow");
    fields.put("snoozed", "category/reminders");
    fields.put("snoozedUntil", "");
    Page refused = browser.submit(page, PREFERENCES, fields);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text())
        .contains("Nothing was saved", "the second later than the first", "Choose a day from");
    assertThat(refused.html())
        .contains("value=\"18\" selected=\"selected\"", "value=\"tomorrow\"")
        .contains("id=\"fault-hours\"", "id=\"fault-pause\"", "id=\"fault-snooze\"");
    assertThat(Http.as(port, LENA).get("/preferences").json().path("hours").isNull()).isTrue();
  }

  @Test
  void whatIsSaidLongAgoIsNotPausedAnyMore() {
    jdbc.sql(
            """
            insert into contact (learner, paused_until) values (?, ?)
            on conflict (learner) do update set paused_until = excluded.paused_until
            """)
        .params(lena.id, world.today().minus(1, DAYS))
        .update();
    assertThat(Http.as(port, LENA).get("/preferences").json().path("pausedUntil").isNull())
        .isTrue();
  }
}
