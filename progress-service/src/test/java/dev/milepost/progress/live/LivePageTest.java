package dev.milepost.progress.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.progress.Http;
import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.TestCohorts.TestCohort;
import dev.milepost.progress.TestCohorts.TestEnrolment;
import dev.milepost.test.Browser;
import dev.milepost.test.Browser.Page;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProgressTest
class LivePageTest {

  /** Much more than it takes, for a machine that is busy. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestCohorts cohorts;
  @Autowired private MeterRegistry metrics;

  private TestCohort cohort;
  private TestEnrolment lena;
  private UUID max;
  private Browser mentor;
  private Page page;
  private String live;

  @BeforeEach
  void maxHasTheDashboardOfLenasCohortOpen() {
    cohort = cohorts.cohort();
    lena = cohorts.enrol(cohort, person("learner"));
    max = person("mentor");
    cohorts.mentor(cohort, max);
    mentor = new Browser(port, "mentor");
    page = mentor.open("/progress/cohorts/" + cohort.slug());
    live = "/progress/cohorts/" + cohort.slug() + "/live";
  }

  @Test
  void thePageTellsWhereToListenAndHasEveryElementThatIsSent() {
    assertThat(page.html()).contains("data-stream=\"" + live + "\"", "/progress/assets/live.js");
    try (Heard heard = listen()) {
      assertThat(first(heard).data().split("id=\"live-")).hasSizeGreaterThan(10);
      for (String part : first(heard).data().split("id=\"live-")) {
        if (!part.startsWith("<")) {
          assertThat(page.html()).contains("id=\"live-" + part.substring(0, part.indexOf('"')));
        }
      }
    }
  }

  @Test
  void aMilestoneThatIsRecordedShowsWithoutAskingAgain() {
    try (Heard heard = listen()) {
      assertThat(first(heard).text()).contains("0 of 4 that were due");
      report("git");
      awaitPatiently().until(() -> heard.changes().size() > 1);
      assertThat(heard.changes().get(1).text()).contains("1 of 4 that were due", "last change");
      // The stages are as they were: one of three milestones completes none.
      assertThat(heard.changes().get(1).data()).doesNotContain("id=\"live-funnel\"");
      // Of the map and of its table, this week alone.
      assertThat(heard.changes().get(1).data())
          .contains("id=\"live-column-17\"", "id=\"live-week-0\"")
          .doesNotContain("id=\"live-column-16\"", "id=\"live-week-1\"");
    }
  }

  @Test
  void aHundredWhoLookCostOneReadAChange() {
    var all = new ArrayList<Heard>();
    try {
      for (int number = 0; number < 100; number++) {
        all.add(listen());
      }
      all.forEach(this::first);
      assertThat(streams()).isGreaterThanOrEqualTo(100);
      double before = reads();
      report("git");
      awaitPatiently().until(() -> all.stream().allMatch(one -> one.changes().size() > 1));
      // One for the change; and perhaps one of those that come every half minute.
      assertThat(reads() - before).isBetween(1.0, 2.0);
      assertThat(all)
          .extracting(one -> one.changes().get(1).data())
          .containsOnly(all.getFirst().changes().get(1).data());
    } finally {
      all.forEach(Heard::close);
    }
  }

  @Test
  void whoIsEnrolledMeanwhileShowsToo() {
    try (Heard heard = listen()) {
      assertThat(first(heard).data()).contains("data-enrolled=\"1\"");
      Http.Answer answer =
          http("mentor")
              .post(
                  "/api/v1/cohorts/" + cohort.slug() + "/enrolments",
                  "{\"email\": \"%s@example.invalid\", \"name\": \"New Learner\"}"
                      .formatted(UUID.randomUUID()));
      assertThat(answer.status()).isEqualTo(201);
      awaitPatiently().until(() -> heard.changes().size() > 1);
      assertThat(heard.changes().get(1).data()).contains("data-enrolled=\"2\"");
    }
  }

  @Test
  void whatAnotherInstanceRecordedShowsToo() {
    try (Heard heard = listen()) {
      first(heard);
      recordElsewhere();
      jdbc.sql("select pg_notify('cohorts_changed', ?)")
          .param(cohort.id().toString())
          .query((row, number) -> true)
          .list();
      awaitPatiently().until(() -> heard.changes().size() > 1);
      assertThat(heard.changes().get(1).text()).contains("1 of 4 that were due");
    }
  }

  @Test
  void whatHappenedWhileSignalsCouldNotBeHeardShowsOnceTheyCan() {
    try (Heard heard = listen()) {
      first(heard);
      recordElsewhere();
      assertThat(
              jdbc.sql(
                      """
                      select pg_terminate_backend(pid) from pg_stat_activity
                      where application_name = 'progress-service signals' and datname = current_database()
                      """)
                  .query(Boolean.class)
                  .list())
          .containsOnly(true)
          .isNotEmpty();
      awaitPatiently().until(() -> heard.changes().size() > 1);
      assertThat(heard.changes().get(1).text()).contains("1 of 4 that were due");
    }
  }

  @Test
  void whoComesBackIsSentOnlyWhatTheyDoNotHave() {
    String had;
    try (Heard heard = listen();
        Heard ofSomebodyElse = listen()) {
      had = first(heard).id();
      first(ofSomebodyElse);
      try (Heard again = Heard.by(mentor, live, "Last-Event-ID", had)) {
        awaitPatiently().until(() -> again.events().size() > 2);
        assertThat(again.changes()).isEmpty();
        report("git");
        awaitPatiently().until(() -> !again.changes().isEmpty());
      }
    }
  }

  @Test
  void whoIsNoMentorAnyMoreHearsNoMore() {
    try (Heard heard = listen()) {
      first(heard);
      jdbc.sql("delete from mentorship where cohort_id = ? and person_id = ?")
          .params(cohort.id(), max)
          .update();
      awaitPatiently().until(heard::isOver);
      assertThat(heard.events().getLast().name()).isEqualTo("ended");
    }
  }

  @Test
  void whoMayStillListenGoesOnWhenAnotherMayNot() {
    var admin = new Browser(port, "admin");
    admin.open("/progress/cohorts/" + cohort.slug());
    try (Heard heard = listen();
        Heard ofAdmin = Heard.by(admin, live)) {
      first(heard);
      first(ofAdmin);
      jdbc.sql("delete from mentorship where cohort_id = ?").param(cohort.id()).update();
      awaitPatiently().until(heard::isOver);
      report("git");
      awaitPatiently().until(() -> ofAdmin.changes().size() > 1);
      assertThat(ofAdmin.isOver()).isFalse();
    }
  }

  @Test
  void whoLogsOutHearsNoMore() {
    try (Heard heard = listen()) {
      first(heard);
      mentor.submit(page, "/progress/logout", Map.of());
      awaitPatiently().until(heard::isOver);
      assertThat(heard.events().getLast().name()).isEqualTo("ended");
    }
  }

  @Test
  void aReaderWhoLeavesIsForgotten() {
    double before = streams();
    Heard heard = listen();
    first(heard);
    heard.close();
    awaitPatiently().untilAsserted(() -> assertThat(streams()).isLessThanOrEqualTo(before));
  }

  @Test
  void aStreamComesAsItIsAndIsNotKept() {
    try (Heard heard = Heard.by(mentor, live, "Accept-Encoding", "gzip")) {
      assertThat(heard.answer().headers().firstValue("Content-Encoding")).isEmpty();
      assertThat(heard.answer().headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/event-stream");
      assertThat(heard.answer().headers().firstValue("Cache-Control")).hasValue("no-store");
    }
  }

  @Test
  void everyReaderIsToldInTheirLanguage() {
    speak("de");
    try (Heard heard = listen()) {
      assertThat(first(heard).text()).contains("0 von 4, die fällig waren");
      speak("en");
      try (Heard english = listen()) {
        assertThat(first(english).text()).contains("0 of 4 that were due");
        report("git");
        awaitPatiently().until(() -> heard.changes().size() > 1 && english.changes().size() > 1);
        assertThat(heard.changes().get(1).text()).contains("1 von 4", "letzte Änderung");
        assertThat(english.changes().get(1).text()).contains("1 of 4", "last change");
      }
    } finally {
      speak("en");
    }
  }

  @Test
  void aLanguageThatNobodyReadForAWhileBeginsWithWhatIsThereNow() {
    speak("de");
    double others = streams();
    Heard german = listen();
    first(german);
    speak("en");
    try (Heard english = listen()) {
      first(english);
      german.close();
      awaitPatiently().until(() -> streams() <= others + 1);
      report("git");
      awaitPatiently().until(() -> english.changes().size() > 1);
      speak("de");
      try (Heard again = listen()) {
        assertThat(first(again).text()).contains("1 von 4, die fällig waren");
      }
    } finally {
      speak("en");
    }
  }

  @Test
  void whoCannotKeepAStreamOpenAsksForTheSame() {
    Page now = mentor.open(live + "/now");
    assertThat(now.status()).isEqualTo(200);
    assertThat(now.text()).contains("0 of 4 that were due");
    assertThat(now.html())
        .contains("id=\"live-cards\"", "id=\"live-column-17\"")
        .doesNotContain("<body");
  }

  @Test
  void forAnybodyElseThereIsNoSuchDashboard() {
    var learner = new Browser(port, "learner");
    learner.open("/progress");
    try (Heard heard = Heard.by(learner, live)) {
      assertThat(heard.answer().statusCode()).isEqualTo(404);
    }
    assertThat(learner.open(live + "/now").status()).isEqualTo(404);
    try (Heard heard = Heard.by(new Browser(port, "mentor"), live)) {
      assertThat(heard.answer().statusCode()).isEqualTo(401);
    }
  }

  private Heard listen() {
    return Heard.by(mentor, live);
  }

  private Heard.Event first(Heard heard) {
    awaitPatiently().until(() -> !heard.changes().isEmpty());
    return heard.changes().getFirst();
  }

  private static ConditionFactory awaitPatiently() {
    return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50));
  }

  private void speak(String locale) {
    jdbc.sql("update person set locale = ? where id = ?").params(locale, max).update();
  }

  private double streams() {
    return metrics.get("milepost.live.streams").gauge().value();
  }

  private double reads() {
    return metrics.get("milepost.live.reads").counter().count();
  }

  /** As another instance would have done, which tells it or does not. */
  private void recordElsewhere() {
    jdbc.sql(
            """
            update enrolment_progress set standing = 'd' || substr(standing, 2), milestones_done = 1,
              points_done = 10
            where enrolment_id = ?
            """)
        .param(lena.id())
        .update();
  }

  private void report(String milestone) {
    Http.Answer answer =
        http("learner")
            .post(
                "/api/v1/milestones",
                """
                {"enrolment": "%s", "milestone": "%s", "type": "completed"}
                """
                    .formatted(lena.id(), milestone));
    assertThat(answer.status()).isEqualTo(202);
  }

  private UUID person(String who) {
    return UUID.fromString(http(who).get("/api/v1/me").json().path("id").asString());
  }

  private Http http(String who) {
    return Http.with(
        port, "demo-" + who, holder -> holder.email(who + "@milepost.example").emailVerified(true));
  }
}
