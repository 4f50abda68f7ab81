package dev.milepost.progress.versions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.messaging.EventSender;
import dev.milepost.progress.CohortJson;
import dev.milepost.progress.Http;
import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.moving.TwoVersions;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import dev.milepost.test.Browser;
import dev.milepost.test.Browser.Page;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An admin looks at what another version would change, and then moves the cohort, or does not. */
@ProgressTest
class VersionPageTest {

  @LocalServerPort private int port;
  @Autowired private EventSender sender;
  @Autowired private PublishedRoadmaps roadmaps;

  private Browser admin;
  private String api;
  private String version;
  private String setup;

  @BeforeEach
  void somebodyHasDonePythonOnTheFirstOfTwoVersions() {
    String roadmap = "movable-" + UUID.randomUUID();
    new TwoVersions(sender, roadmaps).publish(roadmap);
    var cohort = new CohortJson().with("roadmap", roadmap).with("open", true);
    api = cohort.madeBy(Http.asAdmin(port));
    Http learner = Http.asStranger(port);
    String enrolment =
        learner.post(api + "/join", "").json().path("enrolment").path("id").asString();
    String report = "{\"milestone\":\"python\",\"type\":\"completed\"}";
    assertThat(learner.post("/api/v1/milestones", report, "Prefer", "wait=10").status())
        .as(enrolment)
        .isBetween(200, 202);
    setup = "/progress/cohorts/" + cohort.slug() + "/setup";
    version = "/progress/cohorts/" + cohort.slug() + "/version";
    admin = new Browser(port, "admin");
  }

  @Test
  void theSetUpLeadsHereAndLookingChangesNothing() {
    assertThat(admin.open(setup).html()).contains("href=\"" + version + "\"");
    assertThat(admin.open(version).text())
        .contains("Movable, version 1", "2 milestones more, 1 fewer", "not been moved yet");

    Page tried = admin.open(version + "?to=2");

    assertThat(tried.text())
        .contains("has done “python”, which version 2 does not have: it stays in their log")
        .contains("docker basics new", "python basics gone; what was done stays in the log 1 → 0")
        .contains("no longer counts: python", "50% → 0%");
    assertThat(roadmapVersion()).isEqualTo(1);
  }

  @Test
  void itMovesOnceTheAdminIsSureAndThereIsATraceOfIt() {
    Page tried = admin.open(version + "?to=2");
    Page unsure = admin.submit(tried, version, Map.of("from", "1", "to", "2"));
    assertThat(unsure.status()).isEqualTo(422);
    assertThat(unsure.text()).contains("Tick this to move the cohort.");
    assertThat(roadmapVersion()).isEqualTo(1);

    Page moved = admin.submit(tried, version, sure(1, 2));

    assertThat(moved.text())
        .contains("The cohort is moved from version 1 to version 2, with 1 learner.")
        .contains("From version 1 to version 2 by Ada Admin on");
    assertThat(roadmapVersion()).isEqualTo(2);
    assertThat(admin.open(version + "?to=1").text())
        .contains("For 1 “python” counts again: version 1 has it");
  }

  @Test
  void whatWasLookedAtBeforeSomebodyElseMovedTheCohortMovesNothing() {
    Page tried = admin.open(version + "?to=2");
    admin.submit(tried, version, sure(1, 2));
    Page again = admin.submit(tried, version, sure(1, 2));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text()).contains("Somebody has moved the cohort meanwhile");
  }

  @Test
  void itIsForAdminsAndForVersionsThatThereAre() {
    assertThat(new Browser(port, "learner").open(version).status()).isEqualTo(403);
    assertThat(admin.open(version + "?to=9").status()).isEqualTo(404);
    assertThat(admin.open(version + "?to=1").text()).doesNotContain("From version 1");
  }

  private static Map<String, String> sure(int from, int to) {
    return Map.of("from", "" + from, "to", "" + to, "sure", "true");
  }

  private int roadmapVersion() {
    return Http.asAdmin(port).get(api).json().path("roadmapVersion").asInt();
  }
}
