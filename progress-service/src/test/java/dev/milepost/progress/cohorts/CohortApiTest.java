package dev.milepost.progress.cohorts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.CohortChanged;
import dev.milepost.events.Topic;
import dev.milepost.progress.CohortJson;
import dev.milepost.progress.Http;
import dev.milepost.progress.Http.Answer;
import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.TestCohorts.TestCohort;
import dev.milepost.progress.ToldEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProgressTest
class CohortApiTest {

  private static final String COHORTS = "/api/v1/cohorts";

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestCohorts cohorts;

  private Http admin;

  @BeforeEach
  void anAdminAndAPublishedRoadmap() {
    cohorts.outline();
    admin = Http.asAdmin(port);
  }

  @Test
  void anAdminMakesACohortWhichIsTold() {
    var json = new CohortJson().with("blackoutDays", List.of(TestCohorts.START.toString()));
    Answer made = admin.post(COHORTS, json.toString());
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Location")).isEqualTo(COHORTS + "/" + json.slug());
    assertThat(admin.get(made.header("Location")).body()).isEqualTo(made.body());
    List<CohortChanged> told = ToldEvents.await(Topic.COHORT, id(made), 1);
    assertThat(told.getFirst().slug()).isEqualTo(json.slug());
    assertThat(told.getFirst().blackoutDays()).containsExactly(TestCohorts.START);
    assertThat(told.getFirst().mentors()).isEmpty();
  }

  @Test
  void makingTheSameAgainChangesNothing() {
    var json = new CohortJson();
    Answer first = admin.post(COHORTS, json.toString());
    Answer second = admin.post(COHORTS, json.toString());
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(revision(first)).isEqualTo(1);
  }

  @Test
  void makingAnotherUnderTheSameSlugIsAConflictThatPointsAtTheDifferences() {
    var json = new CohortJson();
    json.madeBy(admin);
    Answer refused =
        admin.post(COHORTS, json.with("name", "Other").with("pacing", "rolling").toString());
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("cohort-exists");
    assertThat(refused.json().path("faults").findValuesAsString("pointer"))
        .containsExactly("/name", "/pacing");
  }

  @Test
  void faultsAreToldAndNothingIsMade() {
    var json = new CohortJson().with("roadmapVersion", 9).with("zone", "Nowhere");
    Answer refused = admin.post(COHORTS, json.toString());
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("faults").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder("/roadmapVersion", "/zone");
    assertThat(admin.get(COHORTS + "/" + json.slug()).status()).isEqualTo(404);
  }

  @Test
  void onlyAdminsMakeAndChangeCohorts() {
    var mentored = cohorts.cohort();
    Http mentor = mentorOf(mentored);
    assertThat(mentor.post(COHORTS, new CohortJson().toString()).status()).isEqualTo(403);
    assertThat(mentor.send("PATCH", COHORTS + "/" + mentored.slug(), "{}").status()).isEqualTo(403);
    assertThat(mentor.send("PATCH", COHORTS + "/no-such", "{}").status()).isEqualTo(403);
    assertThat(admin.send("PATCH", COHORTS + "/no-such", "{}").status()).isEqualTo(404);
    assertThat(Http.withoutToken(port).get(COHORTS).status()).isEqualTo(401);
  }

  @Test
  void anAdminOfAnotherOrganisationSeesNothingHere() {
    var cohort = cohorts.cohort();
    Http other = Http.with(port, "other-admin", holder -> holder.org("elsewhere").roles("admin"));
    assertThat(other.get(COHORTS + "/" + cohort.slug()).status()).isEqualTo(404);
    assertThat(other.send("PATCH", COHORTS + "/" + cohort.slug(), "{}").status()).isEqualTo(404);
    assertThat(listed(other)).doesNotContain(cohort.slug());
  }

  @Test
  void aClosedCohortIsThereOnlyForItsOwnPeople() {
    var cohort = cohorts.cohort();
    String path = COHORTS + "/" + cohort.slug();
    Http stranger = Http.asStranger(port);
    String email = UUID.randomUUID() + "@example.invalid";
    cohorts.enrol(cohort, cohorts.person(email));
    assertThat(mentorOf(cohort).get(path).status()).isEqualTo(200);
    assertThat(Http.as(port, email).get(path).status()).isEqualTo(200);
    Answer hidden = stranger.get(path);
    Answer unknown = stranger.get(COHORTS + "/no-such");
    assertThat(hidden.status()).isEqualTo(404);
    assertThat(hidden.body().replace(cohort.slug(), "no-such")).isEqualTo(unknown.body());
    assertThat(listed(stranger)).doesNotContain(cohort.slug());
    assertThat(listed(mentorOf(cohort))).contains(cohort.slug());
    assertThat(listed(Http.as(port, email))).contains(cohort.slug());
  }

  @Test
  void theListIsGivenPageByPage() {
    var open = new CohortJson().with("open", true);
    open.madeBy(admin);
    new CohortJson().madeBy(admin);
    String next = COHORTS + "?limit=1";
    var seen = new ArrayList<String>();
    while (!next.isEmpty()) {
      var page = admin.get(next).json();
      assertThat(page.path("cohorts").size()).isLessThanOrEqualTo(1);
      seen.addAll(page.path("cohorts").findValuesAsString("slug"));
      next = page.path("next").isNull() ? "" : page.path("next").asString();
    }
    assertThat(seen).isSorted().doesNotHaveDuplicates().contains(open.slug());
    assertThat(listed(Http.asStranger(port))).contains(open.slug());
    assertThat(admin.get(COHORTS + "?limit=0").pointer()).isEqualTo("?limit");
  }

  @Test
  void everyChangeIsToldWithTheNextRevision() {
    var json = new CohortJson();
    String path = json.madeBy(admin);
    Answer changed = admin.send("PATCH", path, "{\"name\": \"Renamed\", \"open\": true}");
    assertThat(changed.json().path("name").asString()).isEqualTo("Renamed");
    admin.send("PATCH", path, "{\"name\": \"Renamed\"}");
    List<CohortChanged> told = ToldEvents.await(Topic.COHORT, id(changed), 2);
    assertThat(told).extracting(CohortChanged::revision).containsExactly(1L, 2L);
  }

  @Test
  void theZoneCanChangeUntilTheFirstMilestoneEvent() {
    var json = new CohortJson().with("open", true);
    String path = json.madeBy(admin);
    String email = UUID.randomUUID() + "@example.invalid";
    Http learner = Http.as(port, email);
    assertThat(learner.post(path + "/join", "").status()).isEqualTo(201);
    assertThat(admin.send("PATCH", path, "{\"zone\": \"Asia/Tokyo\"}").status()).isEqualTo(200);
    assertThat(
            learner
                .post(
                    "/api/v1/milestones",
                    "{\"milestone\": \"git\", \"type\": \"started\"}",
                    "Prefer",
                    "wait=20")
                .status())
        .isEqualTo(201);
    Answer refused = admin.send("PATCH", path, "{\"zone\": \"UTC\"}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("zone-is-fixed");
    assertThat(admin.get(path).json().path("zone").asString()).isEqualTo("Asia/Tokyo");
  }

  @Test
  void cohortsOfANewTermMadeAtOnceShareItsPlaceInTheEventLog() throws Exception {
    String term = "t-" + UUID.randomUUID().toString().substring(0, 20);
    List<Callable<Integer>> makings =
        IntStream.range(0, 6)
            .mapToObj(number -> new CohortJson().with("term", term))
            .<Callable<Integer>>map(json -> () -> admin.post(COHORTS, json.toString()).status())
            .toList();
    try (var threads = Executors.newFixedThreadPool(makings.size())) {
      assertThat(threads.invokeAll(makings)).allMatch(made -> made.resultNow() == 201);
    }
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from pg_inherits
                    where inhparent = 'milestone_event'::regclass
                      and inhrelid = to_regclass(?)
                    """)
                .param("\"milestone_event_term_" + term + "\"")
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  private Http mentorOf(TestCohort cohort) {
    String email = UUID.randomUUID() + "@example.invalid";
    cohorts.mentor(cohort, cohorts.person(email));
    return Http.as(port, email);
  }

  private static List<String> listed(Http client) {
    Answer list = client.get(COHORTS + "?limit=500");
    assertThat(list.status()).isEqualTo(200);
    return list.json().path("cohorts").findValuesAsString("slug");
  }

  private long revision(Answer cohort) {
    return jdbc.sql("select revision from cohort where id = ?")
        .param(id(cohort))
        .query(Long.class)
        .single();
  }

  private static UUID id(Answer answer) {
    return UUID.fromString(answer.json().path("id").asString());
  }
}
