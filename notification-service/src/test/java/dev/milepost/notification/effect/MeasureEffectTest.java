package dev.milepost.notification.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.milepost.notification.Http;
import dev.milepost.notification.NotificationTest;
import dev.milepost.notification.World;
import dev.milepost.notification.World.Learner;
import dev.milepost.test.Browser;
import dev.milepost.test.Browser.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@NotificationTest
class MeasureEffectTest {

  private static final String MAX = "mentor@milepost.example";
  private static final Duration OVER = Duration.ofDays(8);

  @Autowired private World world;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;
  private Learner learner;
  private String effect;
  private Instant now;

  @BeforeEach
  void maxMentorsACohort() {
    now = world.now();
    jdbc.sql("update learner set email = id || '@learners.invalid' where email = ?")
        .param(MAX)
        .update();
    var max = world.unknownLearner(MAX);
    world.tell(max.person());
    learner = world.join();
    world.tell(learner.mentoredBy(2, max.id));
    effect = "/cohorts/" + learner.slug() + "/effect";
    await().until(() -> Http.as(port, MAX).get(effect).status() == 200);
    await().untilAsserted(() -> assertThat(world.ledger(learner)).containsExactly("welcome sent"));
  }

  @AfterEach
  void nothingStays() {
    for (String rows :
        new String[] {
          "decision where enrolment in (select id",
          "milestone_event where enrolment in (select id",
          "preference where learner in (select learner"
        }) {
      jdbc.sql("delete from " + rows + " from enrolment where cohort = ?)")
          .param(learner.cohortId)
          .update();
    }
    jdbc.sql("delete from enrolment where cohort = ? and id <> ?")
        .params(learner.cohortId, learner.enrolmentId)
        .update();
  }

  /**
   * So many learners to whom a reminder was due so long ago.
   *
   * @param outcome what the ledger says of it, with a reason for what is suppressed
   * @param milestones how many each did on the day after, and how many on the eighth
   */
  private void learners(int count, Duration ago, String outcome, int... milestones) {
    String[] said = outcome.split(" ");
    Instant due = now.minus(ago);
    jdbc.sql(
            """
            with person as (
              insert into enrolment (id, revision, learner, cohort, plan, enrolled_at)
              select gen_random_uuid(), 1, gen_random_uuid(), :cohort, '{}', :due
              from generate_series(1, :count)
              returning id, learner
            ), known as (
              insert into learner (id, revision, organisation, name, email, zone, locale)
              select learner, 1, 'main', 'Somebody', learner || '@learners.invalid', 'UTC', 'en'
              from person
            ), decided as (
              insert into decision (id, dedupe_key, rule, category, enrolment, learner, facts,
                                    happened_at, recorded_at, due_at, decided_at, outcome, reason,
                                    settled_at, cohort)
              select gen_random_uuid(), gen_random_uuid()::text, 'overdue', 'reminders', id, learner,
                     '{}', :due, :due, :due, :due, :outcome, :reason::text, :due, :cohort
              from person
            )
            insert into milestone_event (enrolment, id, milestone, type, occurred_at, carried_over)
            select id, gen_random_uuid(), 'm' || day || '-' || nth, 'completed',
                   :due::timestamptz + make_interval(days => day), false
            from person, (values (1, :soon), (8, :late)) as done (day, times),
                 generate_series(1, times) as nth
            """)
        .param("cohort", learner.cohortId)
        .param("count", count)
        .param("due", due.atOffset(ZoneOffset.UTC))
        .param("outcome", said[0])
        .param("reason", said.length > 1 ? said[1] : null)
        .param("soon", milestones[0])
        .param("late", milestones.length > 1 ? milestones[1] : 0)
        .update();
  }

  private JsonNode overdue() {
    var found = Http.as(port, MAX).get(effect).json().path("rules");
    assertThat(found.size()).isEqualTo(1);
    assertThat(found.at("/0/rule").asString()).isEqualTo("overdue");
    return found.path(0);
  }

  private void anEffect() {
    learners(40, OVER, "sent", 1);
    learners(40, OVER, "sent", 2);
    learners(40, OVER, "suppressed holdout", 0);
    learners(40, OVER, "suppressed holdout", 1);
  }

  @Test
  void whoGotAMessageIsComparedWithWhoWasLeftOut() {
    anEffect();
    JsonNode found = overdue();
    assertThat(found.path("verdict").asString()).isEqualTo("helps");
    JsonNode milestones = found.path("milestones");
    assertThat(milestones.path("written").asDouble()).isEqualTo(1.5, within(1e-9));
    assertThat(milestones.path("leftOut").asDouble()).isEqualTo(0.5, within(1e-9));
    assertThat(milestones.path("low").asDouble()).isEqualTo(0.843, within(1e-3));
    assertThat(milestones.path("high").asDouble()).isEqualTo(1.157, within(1e-3));
    assertThat(found.at("/anyMilestone/leftOut").asDouble()).isEqualTo(0.5, within(1e-9));
    assertThat(found.at("/written/learners").asLong()).isEqualTo(80);
    assertThat(found.at("/leftOut/messages").asLong()).isEqualTo(80);
  }

  @Test
  void onlyDaysThatAreOverCountAndOnlyWhatIsDoneWithinThem() {
    learners(40, OVER, "sent", 1, 3);
    learners(40, OVER, "suppressed holdout", 1, 3);
    learners(40, Duration.ofDays(6), "sent", 2);
    JsonNode found = overdue();
    assertThat(found.at("/written/learners").asLong()).isEqualTo(40);
    assertThat(found.at("/written/milestones").asLong()).isEqualTo(40);
    assertThat(found.path("verdict").asString()).isEqualTo("no-difference");
  }

  @Test
  void onlyWhileSomebodyIsLeftOutAndByIntention() {
    learners(40, OVER, "sent", 1);
    learners(40, OVER, "suppressed holdout", 1);
    learners(40, OVER.plusDays(10), "sent", 5);
    learners(7, OVER, "suppressed snoozed", 5);
    learners(3, OVER, "folded day-full", 1);
    learners(2, OVER, "failed smtp-550", 1);
    JsonNode found = overdue();
    assertThat(found.at("/written/learners").asLong()).isEqualTo(45);
    assertThat(found.at("/written/milestones").asLong()).isEqualTo(45);
  }

  @Test
  void aMilestoneCountsOnceAndNotWhenItWasDoneBeforeOrCarriedOver() {
    learners(40, OVER, "sent", 1);
    learners(40, OVER, "suppressed holdout", 0);
    jdbc.sql(
            """
            insert into milestone_event (enrolment, id, milestone, type, occurred_at, carried_over)
            select e.enrolment, gen_random_uuid(), more.milestone, more.type,
                   e.occurred_at + more.later, more.carried_over
            from milestone_event e
            join enrolment n on n.id = e.enrolment and n.cohort = :cohort and n.id <> :own,
            (values ('m1-1', 'submitted', interval '1 day', false),
                    ('old', 'submitted', interval '-9 days', false),
                    ('old', 'completed', interval '1 day', false),
                    ('moved', 'completed', interval '1 day', true),
                    ('begun', 'started', interval '1 day', false))
              as more (milestone, type, later, carried_over)
            """)
        .param("cohort", learner.cohortId)
        .param("own", learner.enrolmentId)
        .update();
    assertThat(overdue().at("/written/milestones").asLong()).isEqualTo(40);
  }

  @Test
  void whoTurnsSuchMessagesOffWithinTheDaysIsCountedBesideIt() {
    anEffect();
    jdbc.sql(
            """
            insert into preference (learner, category, channel, delivery, since)
            select d.learner, c.category, 'email', 'off', d.due_at + c.later
            from (select learner, due_at from decision
                  where cohort = :cohort and rule = 'overdue' and outcome = 'sent' limit 12) d,
            (values ('reminders', interval '1 day'), ('progress', interval '1 day'))
              as c (category, later)
            """)
        .param("cohort", learner.cohortId)
        .update();
    JsonNode found = overdue();
    assertThat(found.at("/written/turnedOff").asLong()).isEqualTo(12);
    assertThat(found.at("/left/difference").asDouble()).isEqualTo(0.15, within(1e-9));
    assertThat(found.path("morePeopleLeave").asBoolean()).isTrue();
    assertThat(found.at("/written/complaints").asLong()).isZero();
  }

  @Test
  void aPageSaysItInPlainWordsWithADrawingAndAllNumbers() {
    String page = "/notifications" + effect;
    Browser max = new Browser(port, "mentor");
    assertThat(max.open(page).text()).contains("Nothing to compare yet");
    anEffect();
    Page shown = max.open(page);
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.text())
        .containsSubsequence("A milestone is late", "helps", "+1.00", "+0.84", "+1.16")
        .containsSubsequence("Got it", "80", "120", "1.50", "Were left out", "80", "40", "0.50");
    assertThat(shown.html())
        .contains("class=\"interval\"", "class=\"dot\"")
        .doesNotContain("<script>", "style=", "??", "@");
    assertThat(max.open("/notifications/cohorts/" + learner.slug()).html()).contains(effect);
  }

  @Test
  void whoDoesNotLookAfterTheCohortFindsNothingThere() {
    var missing = Http.asAdmin(port).get("/cohorts/no-such-cohort/effect");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(Http.as(port, learner.email).get(effect).json().path("detail"))
        .isEqualTo(missing.json().path("detail"));
    assertThat(Http.asAdminOf(port, "elsewhere").get(effect).status()).isEqualTo(404);
    assertThat(new Browser(port, "learner").open("/notifications" + effect).status())
        .isEqualTo(404);
  }

  @Test
  void overAllCohortsItIsForAdmins() {
    anEffect();
    JsonNode found = Http.asAdmin(port).get("/effect").json();
    assertThat(found.path("holdoutPercent").isNull()).isTrue();
    assertThat(found.at("/rules/0/verdict").asString()).isEqualTo("helps");
    assertThat(Http.asAdminOf(port, "elsewhere").get("/effect").json().path("rules").size())
        .isZero();
    assertThat(Http.as(port, MAX).get("/effect").status()).isEqualTo(403);
    assertThat(new Browser(port, "admin").open("/notifications/effect").text())
        .contains("Do messages help?", "helps");
  }
}
