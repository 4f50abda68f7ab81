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
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@NotificationTest
class CohortSettingsTest {

  private static final String MAX = "mentor@milepost.example";

  @Autowired private World world;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;
  private Learner learner;
  private String settings;
  private String page;

  @BeforeEach
  void maxMentorsACohort() {
    jdbc.sql("update learner set email = id || '@learners.invalid' where email = ?")
        .param(MAX)
        .update();
    var max = world.unknownLearner(MAX);
    world.tell(max.person());
    learner = world.join();
    world.tell(learner.mentoredBy(2, max.id));
    settings = "/cohorts/" + learner.slug() + "/settings";
    page = "/notifications/cohorts/" + learner.slug();
    await().until(() -> Http.as(port, MAX).get(settings).status() == 200);
    await().untilAsserted(() -> assertThat(world.ledger(learner)).containsExactly("welcome sent"));
  }

  @Test
  void whatIsAsByItselfIsShown() {
    var shown = Http.as(port, MAX).get(settings).json();
    assertThat(shown.path("opens").asInt()).isEqualTo(8);
    assertThat(shown.path("perWeek").asInt()).isEqualTo(5);
    assertThat(shown.at("/rules/overdue/numbers").toString()).isEqualTo("[1,3,7,14]");
    assertThat(shown.at("/rules/milestone-due-soon/on").asBoolean()).isFalse();
    assertThat(shown.at("/rules/mentor-wrote").isMissingNode()).isTrue();
  }

  @Test
  void whoDoesNotLookAfterTheCohortFindsNothingThere() {
    Answer missing = Http.asAdmin(port).get("/cohorts/no-such-cohort/settings");
    assertThat(missing.status()).isEqualTo(404);
    for (Http stranger :
        new Http[] {
          Http.as(port, learner.email),
          Http.asSomebodyWhoClaims(port, MAX),
          Http.asAdminOf(port, "elsewhere")
        }) {
      assertThat(stranger.get(settings).status()).isEqualTo(404);
      assertThat(stranger.get(settings).json().path("detail"))
          .isEqualTo(missing.json().path("detail"));
      assertThat(stranger.put(settings, "{}").status()).isEqualTo(404);
    }
    assertThat(Http.asAdmin(port).get(settings).status()).isEqualTo(200);
  }

  @Test
  void aRuleThatIsTurnedOffIsSilentAndAnotherSpeaksWhenItIsTold() {
    Answer set =
        Http.as(port, MAX)
            .put(
                settings,
                """
                {"opens": 6, "closes": 22, "perDay": 3,
                 "rules": {"overdue": {"on": false}, "silence": {"on": false},
                           "milestone-due-soon": {"on": true, "numbers": [2], "hour": 17}}}
                """);
    assertThat(set.status()).isEqualTo(200);
    assertThat(set.json().at("/rules/milestone-due-soon/hour").asInt()).isEqualTo(17);
    world.jump(Duration.ofDays(10));
    await()
        .untilAsserted(
            () ->
                assertThat(world.ledger(learner))
                    .containsExactly("welcome sent", "milestone-due-soon sent"));
    assertThat(
            jdbc.sql(
                    """
                    select extract(hour from due_at at time zone 'UTC') from decision
                    where enrolment = ? and rule = 'milestone-due-soon'
                    """)
                .param(learner.enrolmentId)
                .query(Integer.class)
                .single())
        .isEqualTo(17);
  }

  @Test
  void everyFaultIsPointedAtWithWhatWouldBeRight() {
    Answer refused =
        Http.as(port, MAX)
            .put(
                settings,
                """
                {"opens": 24, "closes": 0, "perDay": 0, "perWeek": 101, "holdoutPercent": 51,
                 "digestDay": "someday",
                 "rules": {"letters": {}, "mentor-wrote": {"on": false},
                           "overdue": {"numbers": [3, 1], "hour": 24},
                           "welcome": {"numbers": [1]}, "silence": {"numbers": [1]}}}
                """);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("faults").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder(
            "/opens",
            "/closes",
            "/perDay",
            "/perWeek",
            "/holdoutPercent",
            "/digestDay",
            "/rules/letters",
            "/rules/mentor-wrote",
            "/rules/overdue/numbers",
            "/rules/overdue/hour",
            "/rules/welcome/numbers",
            "/rules/silence/numbers");
  }

  @Test
  void thePageSavesWithoutScriptsAndShowsFaultsBesideTheirFields() {
    Browser browser = new Browser(port, "mentor");
    assertThat(browser.open("/notifications").text()).contains("Set how your cohorts");
    assertThat(browser.open("/notifications/cohorts").text()).contains("Spring cohort");
    Page form = browser.open(page);
    assertThat(form.status()).isEqualTo(200);
    assertThat(form.html())
        .doesNotContain("<script>", "style=", "??")
        .contains("value=\"1, 3, 7, 14\"");

    Map<String, String> fields = usual();
    fields.put("numbers-overdue", "2, 5");
    fields.put("perDay", "1");
    Page saved = browser.submit(form, page, fields);
    assertThat(saved.uri()).hasPath(page).hasParameter("saved");
    assertThat(saved.html()).contains("value=\"2, 5\"");
    assertThat(Http.as(port, MAX).get(settings).json().at("/rules/silence/on").asBoolean())
        .isFalse();

    fields.put("numbers-overdue", "5, two");
    fields.put("closes", "3");
    Page refused = browser.submit(saved, page, fields);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text())
        .contains("Nothing was saved", "Later than the first hour", "Up to ten numbers");
    assertThat(refused.html()).contains("value=\"5, two\"");
    assertThat(Http.as(port, MAX).get(settings).json().at("/rules/overdue/numbers").toString())
        .isEqualTo("[2,5]");
  }

  /** As the form has it by itself, without the boxes that are not ticked; silence is unticked. */
  private static Map<String, String> usual() {
    var fields =
        new HashMap<>(
            Map.of(
                "opens", "8",
                "closes", "20",
                "perDay", "2",
                "perWeek", "5",
                "holdoutPercent", "0",
                "digestDay", "monday"));
    fields.put("on-overdue", "true");
    fields.put("numbers-stage-due-soon", "3");
    return fields;
  }

  @Test
  void whoLooksAfterTheCohortSeesWhatItsLearnersWereWrittenAndWhy() {
    Learner other = world.join();
    await().untilAsserted(() -> assertThat(world.ledger(other)).containsExactly("welcome sent"));
    String ledger = "/cohorts/" + learner.slug() + "/ledger";
    var decisions = Http.as(port, MAX).get(ledger).json().path("decisions");
    assertThat(decisions.size()).isEqualTo(1);
    assertThat(decisions.at("/0/rule").asString()).isEqualTo("welcome");
    assertThat(Http.as(port, learner.email).get(ledger).status()).isEqualTo(404);
    assertThat(Http.as(port, MAX).get(ledger + "?limit=0").status()).isEqualTo(400);

    Page messages = new Browser(port, "mentor").open(page + "/messages");
    assertThat(messages.text()).containsSubsequence("Welcome", "Lena", "Sent");
    assertThat(messages.html())
        .contains(learner.enrolmentId.toString())
        .doesNotContain(other.enrolmentId.toString(), "@", "<script>", "??");
    assertThat(new Browser(port, "learner").open(page + "/messages").status()).isEqualTo(404);
  }

  @Test
  void aPageOfACohortThatSomebodyDoesNotLookAfterIsNotThere() {
    Browser lena = new Browser(port, "learner");
    assertThat(lena.open(page).status()).isEqualTo(404);
    assertThat(lena.open("/notifications/cohorts").status()).isEqualTo(404);
  }

  @Test
  void theTablesRefuseWhatMakesNoSense() {
    UUID cohort = learner.cohortId;
    assertThat(
            Arrays.stream(
                    new String[] {
                      "opens = 20, closes = 8", "per_day = 6, per_week = 5", "digest_day = 8"
                    })
                .filter(change -> !refuses(cohort, change))
                .collect(Collectors.toList()))
        .isEmpty();
  }

  private boolean refuses(UUID cohort, String change) {
    Http.asAdmin(port).put(settings, "{}");
    try {
      jdbc.sql("update cohort_policy set " + change + " where cohort = ?").param(cohort).update();
      return false;
    } catch (org.springframework.dao.DataIntegrityViolationException e) {
      return true;
    }
  }
}
