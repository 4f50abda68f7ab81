package dev.milepost.progress.overview;

import static dev.milepost.progress.roster.HandMadeCohort.march;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.progress.CohortJson;
import dev.milepost.progress.Http;
import dev.milepost.progress.Http.Answer;
import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.TestCohorts.TestCohort;
import dev.milepost.progress.TestCohorts.TestEnrolment;
import dev.milepost.progress.pages.LenaAndMax;
import dev.milepost.progress.roster.HandMadeCohort;
import dev.milepost.test.Browser;
import dev.milepost.test.Browser.Page;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ProgressTest
class OverviewTest {

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestCohorts cohorts;

  private final String address = UUID.randomUUID() + "@example.invalid";
  private UUID person;
  private Http mentor;

  @BeforeEach
  void somebodyWhoWillMentor() {
    cohorts.outline();
    person = cohorts.person(address);
    mentor = Http.as(port, address);
  }

  @Test
  void aCohortIsShownAsItStandsToday() {
    TestCohort cohort = mentored();
    cohorts.enrol(cohort);
    TestEnrolment ahead = cohorts.enrol(cohort);
    stands(ahead, cohort.start().plusDays(80), today(), "ddrdo");
    TestEnrolment gone = cohorts.enrol(cohort);
    jdbc.sql("update enrolment set withdrawn_on = ? where id = ?")
        .params(cohort.start().plusDays(3), gone.id())
        .update();
    doneOn(cohort, today(), 3);
    doneOn(cohort, today().minusDays(6), 1);
    doneOn(cohort, today().minusDays(7), 5);
    doneOn(cohort, today().minusDays(56), 9);

    JsonNode shown = overview("").path("cohorts").path(0);
    assertThat(shown.path("slug").asString()).isEqualTo(cohort.slug());
    assertThat(shown.path("roadmap").asString()).isEqualTo("Small");
    assertThat(shown.path("day").asInt()).isEqualTo(61);
    assertThat(shown.path("days").asInt()).isEqualTo(121);
    assertThat(shown.path("learners").asInt()).isEqualTo(2);
    assertThat(shown.path("onPace").asInt()).isEqualTo(1);
    assertThat(shown.path("mayNeedHelp").asInt()).isEqualTo(1);
    assertThat(shown.path("waiting").asInt()).isEqualTo(1);
    assertThat(shown.path("doneByWeek").toString()).isEqualTo("[0,0,0,0,0,0,5,4]");
    assertThat(shown.path("plannedThisWeek").asInt()).isZero();
    assertThat(shown.path("nextDue").isNull()).isTrue();
  }

  @Test
  void whoseAlertIsSnoozedNeedsNobodyAsInTheList() {
    TestCohort cohort = mentored();
    TestEnrolment enrolment = cohorts.enrol(cohort);
    cohorts.enrol(cohort);
    assertThat(mayNeedHelp()).isEqualTo(2);
    mentor.send("PUT", "/api/v1/enrolments/" + enrolment.id() + "/snooze", "{\"days\": 7}");
    assertThat(mayNeedHelp())
        .isEqualTo(1)
        .isEqualTo(
            mentor
                .get("/api/v1/cohorts/" + cohort.slug() + "/at-risk")
                .json()
                .path("total")
                .asInt());
  }

  @Test
  void whatIsDueNextAndWasPlannedFollowsFromThePlan() {
    String path =
        new CohortJson()
            .with("startDay", today().minusDays(5).toString())
            .with("endDay", today().plusDays(60).toString())
            .madeBy(admin());
    admin().send("PUT", path + "/mentors/" + address, "");
    enrol(path);
    enrol(path);
    JsonNode shown = overview("").path("cohorts").path(0);
    // git is due on the fifth day, and python, the next required one, after today.
    assertThat(shown.path("plannedThisWeek").asInt()).isEqualTo(2);
    assertThat(shown.path("nextDue").path("title").asString()).isEqualTo("python");
  }

  @Test
  void onAPastDayTheyStandAsTheyDidThen() {
    var cohort = new HandMadeCohort(jdbc, cohorts.outline());
    cohort.mentoredBy(person);
    cohort.learner("Ann").done("git", march(4)).done("python", march(20)).enrol();
    cohort.learner("Ben").done("git", march(18)).enrol();
    cohort.learner("Later").joined(march(17)).enrol();
    JsonNode then = overview("?as-of=2026-03-16");
    assertThat(then.path("asOf").asString()).isEqualTo("2026-03-16");
    assertThat(then.path("phase").asString()).isEqualTo("running");
    JsonNode shown = then.path("cohorts").path(0);
    assertThat(shown.path("day").asInt()).isEqualTo(15);
    assertThat(shown.path("learners").asInt()).isEqualTo(2);
    assertThat(shown.path("onPace").asInt()).isZero();
    assertThat(shown.path("mayNeedHelp").asInt()).isEqualTo(1);
    assertThat(shown.path("waiting").isNull()).isTrue();
    assertThat(shown.path("doneByWeek").toString()).isEqualTo("[0,0,0,0,0,0,1,0]");
    assertThat(overview("?as-of=2026-03-05").at("/cohorts/0/onPace").asInt()).isEqualTo(2);
    assertThat(mentor.get("/api/v1/overview?as-of=2999-01-01").pointer()).isEqualTo("?as-of");
  }

  @Test
  void runningComingAndEndedCohortsAreToldApart() {
    mentored();
    mentored(today().plusDays(3), today().plusDays(30));
    mentored(today().minusDays(30), today().minusDays(3));
    mentored(today().minusDays(30), today().minusDays(1));
    JsonNode first = overview("");
    assertThat(first.path("phase").asString()).isEqualTo("running");
    assertThat(first.path("inPhase").toString())
        .isEqualTo("{\"running\":1,\"coming\":1,\"ended\":2}");
    assertThat(overview("?phase=coming").path("cohorts").path(0).path("day").asInt()).isEqualTo(-2);
    assertThat(overview("?phase=ended").path("cohorts").findValuesAsString("endDay"))
        .containsExactly(today().minusDays(1).toString(), today().minusDays(3).toString());
  }

  @Test
  void whereMostPeopleWaitForSomebodyComesFirst() {
    TestCohort calm = mentored();
    stands(cohorts.enrol(calm), calm.end(), today(), "ddddo");
    TestCohort restless = mentored();
    cohorts.enrol(restless);
    cohorts.enrol(restless);
    TestCohort waiting = mentored();
    stands(cohorts.enrol(waiting), waiting.end(), today(), "rdddo");
    assertThat(overview("").path("cohorts").findValuesAsString("slug"))
        .containsExactly(restless.slug(), waiting.slug(), calm.slug());
    JsonNode second = overview("?size=2&page=2");
    assertThat(second.path("cohorts").findValuesAsString("slug")).containsExactly(calm.slug());
    assertThat(second.path("total").asInt()).isEqualTo(3);
  }

  @Test
  void aSearchFindsByNameSlugAndTerm() {
    TestCohort found = mentored();
    mentored();
    jdbc.sql("update cohort set name = 'Spring Term' where id = ?").param(found.id()).update();
    assertThat(overview("?search=sPRING").path("total").asInt()).isEqualTo(1);
    assertThat(overview("?search=" + found.slug()).path("total").asInt()).isEqualTo(1);
    assertThat(overview("?search=test").path("total").asInt()).isEqualTo(2);
    assertThat(mentor.get("/api/v1/overview?phase=never").pointer()).isEqualTo("?phase");
    assertThat(mentor.get("/api/v1/overview?size=0").pointer()).isEqualTo("?size");
  }

  @Test
  void nobodySeesCohortsThatTheyDoNotLookAfter() {
    TestCohort other = cohorts.cohort();
    TestCohort learntIn = cohorts.cohort();
    cohorts.enrol(learntIn, person);
    assertThat(overview("").path("total").asInt()).isZero();
    assertThat(admin().get("/api/v1/overview?search=" + other.slug()).json().path("total").asInt())
        .isEqualTo(1);
    Http elsewhere =
        Http.with(port, "other-admin", holder -> holder.org("elsewhere").roles("admin"));
    assertThat(
            elsewhere.get("/api/v1/overview?search=" + other.slug()).json().path("total").asInt())
        .isZero();
    assertThat(Http.withoutToken(port).get("/api/v1/overview").status()).isEqualTo(401);
  }

  @Test
  void theHomePageShowsTheSameAndLeadsToWhatNeedsSomebody() {
    var both = LenaAndMax.in(cohorts, port);
    String cohort = "/progress/cohorts/" + both.cohort().slug();
    Page home = both.mentor().open("/progress?search=" + both.cohort().slug());
    assertThat(home.text())
        .contains("Running 1", "Coming 0", "Ended 0", "Day 61 of 121", "1 learner")
        .contains("0% on pace or ahead", "No milestones in the last 7 days", "1 may need help");
    assertThat(home.html()).contains("href=\"" + cohort + "/at-risk\"");
    assertThat(both.mentor().open("/progress?search=no-such-thing").text())
        .contains("No cohort has this in its name, slug or term.", "Show all");
    assertThat(both.learner().open("/progress").text()).contains("My paths");
    LocalDate past = both.cohort().start().plusDays(9);
    Page then = both.mentor().open("/progress?as-of=" + past + "&search=" + both.cohort().slug());
    assertThat(then.text())
        .contains("This is how the cohorts stood at the end of", "Day 10 of 121")
        .contains("1 may have needed help", "Back to today");
    assertThat(then.html()).contains("href=\"" + cohort + "?as-of=" + past + "\"");
  }

  @Test
  void whoeverHasNothingYetIsToldWhatToDoFirst() {
    assertThat(new Browser(port, "admin").open("/progress").html())
        .contains("href=\"/progress/new-cohort\"");
    assertThat(new Browser(port, "mentor").open("/progress").html())
        .doesNotContain("/progress/new-cohort");
  }

  private TestCohort mentored() {
    TestCohort cohort = cohorts.cohort();
    cohorts.mentor(cohort, person);
    return cohort;
  }

  private void mentored(LocalDate start, LocalDate end) {
    TestCohort cohort = mentored();
    jdbc.sql("update cohort set start_day = ?, end_day = ? where id = ?")
        .params(start, end, cohort.id())
        .update();
  }

  private void stands(TestEnrolment enrolment, LocalDate nextDue, LocalDate active, String line) {
    jdbc.sql(
            """
            update enrolment_progress set next_due_day = ?, last_active_day = ?, standing = ?
            where enrolment_id = ?
            """)
        .params(nextDue, active, line, enrolment.id())
        .update();
  }

  private void doneOn(TestCohort cohort, LocalDate day, int milestones) {
    jdbc.sql("insert into cohort_day values (?, ?, 0, 1, 1, ?, 10)")
        .params(cohort.id(), day, milestones)
        .update();
  }

  private void enrol(String cohort) {
    Answer enrolled =
        admin()
            .post(
                cohort + "/enrolments",
                "{\"email\": \"%s@example.invalid\", \"name\": \"Ann\"}"
                    .formatted(UUID.randomUUID()));
    assertThat(enrolled.status()).isEqualTo(201);
  }

  private int mayNeedHelp() {
    return overview("").path("cohorts").path(0).path("mayNeedHelp").asInt();
  }

  private JsonNode overview(String query) {
    Answer answer = mentor.get("/api/v1/overview" + query);
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  private Http admin() {
    return Http.asAdmin(port);
  }

  private static LocalDate today() {
    return TestCohorts.START.plusDays(60);
  }
}
