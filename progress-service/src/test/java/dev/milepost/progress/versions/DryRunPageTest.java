package dev.milepost.progress.versions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.messaging.EventSender;
import dev.milepost.progress.CohortJson;
import dev.milepost.progress.Http;
import dev.milepost.progress.Http.Answer;
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
import tools.jackson.databind.json.JsonMapper;

/** An author sends a draft over from the roadmap service, and sees what it would mean. */
@ProgressTest
class DryRunPageTest {

  private static final Page ELSEWHERE = new Page(null, 200, "");

  @LocalServerPort private int port;
  @Autowired private EventSender sender;
  @Autowired private PublishedRoadmaps roadmaps;

  private final String roadmap = "movable-" + UUID.randomUUID();
  private final String form = "/progress/roadmaps/" + roadmap + "/dry-run";
  private final String back = "/roadmaps/" + roadmap + "/publish";
  private String cohort;
  private Browser admin;

  @BeforeEach
  void somebodyHasDonePython() {
    new TwoVersions(sender, roadmaps).publish(roadmap);
    cohort =
        new CohortJson()
            .with("roadmap", roadmap)
            .with("open", true)
            .with("name", "Spring")
            .madeBy(Http.asAdmin(port));
    Http learner = Http.asStranger(port);
    learner.post(cohort + "/join", "");
    String report = "{\"milestone\":\"python\",\"type\":\"completed\"}";
    Answer reported = learner.post("/api/v1/milestones", report, "Prefer", "wait=10");
    assertThat(reported.status()).isBetween(200, 202);
    admin = new Browser(port, "admin");
    admin.open("/progress");
  }

  @Test
  void theDraftIsComparedForEveryCohortThatTheCallerLooksAfterAndNothingChanges() {
    Page shown = send(admin, draft(roadmap));
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.text())
        .contains("What the draft of “Movable” means for cohorts", "Spring")
        .contains("has done “python”, which the draft does not have")
        .contains("no longer counts: python");
    assertThat(shown.html()).contains("href=\"" + back + "\"");
    assertThat(Http.asAdmin(port).get(cohort).json().path("roadmapVersion").asInt()).isEqualTo(1);
  }

  @Test
  void whoLooksAfterNoneOfThemSeesNobody() {
    var learner = new Browser(port, "learner");
    learner.open("/progress");
    assertThat(send(learner, draft(roadmap)).text())
        .contains("None of your cohorts follows this roadmap")
        .doesNotContain("Spring");
  }

  @Test
  void aStrangerIsLedToTheLogInAndThenBackToTheDraft() {
    var stranger = new Browser(port, "admin");
    Page shown = send(stranger, draft(roadmap));
    assertThat(shown.text()).contains("Log in to see what it means").doesNotContain("Spring");
    Page loggedIn = stranger.open(form + "/logged-in?back=" + back);
    assertThat(loggedIn.text()).contains("You are logged in");
    assertThat(loggedIn.html()).contains("href=\"" + back + "\"");
  }

  @Test
  void itLeadsBackToRoadmapsAndNowhereElse() {
    for (String elsewhere :
        new String[] {"https://evil.example/", "//evil.example", "/roadmaps/../x"}) {
      Page shown =
          admin.submit(ELSEWHERE, form, Map.of("document", draft(roadmap), "back", elsewhere));
      assertThat(shown.html())
          .doesNotContain("evil.example", "/../")
          .contains("href=\"/roadmaps\"");
    }
  }

  @Test
  void otherSitesCannotSendIt() {
    Http nobody = Http.withoutToken(port);
    String typed = "application/x-www-form-urlencoded";
    assertThat(nobody.postAs(typed, form, "document=x", "Sec-Fetch-Site", "cross-site").status())
        .isEqualTo(403);
    assertThat(nobody.postAs(typed, form, "document=x", "Origin", "https://evil.example").status())
        .isEqualTo(403);
    assertThat(nobody.postAs(typed, form, "document=x").status()).isEqualTo(403);
  }

  @Test
  void whatIsNoDraftOfThisRoadmapIsRefused() {
    for (String wrong :
        new String[] {
          "", "{}", "[1", draft("another"), draft(roadmap).replace("\"weeks\":2", "\"weeks\":99999")
        }) {
      assertThat(send(admin, wrong).status()).as(wrong).isEqualTo(400);
    }
  }

  private Page send(Browser browser, String document) {
    return browser.submit(ELSEWHERE, form, Map.of("document", document, "back", back));
  }

  private static String draft(String slug) {
    return JsonMapper.shared()
        .writeValueAsString(TwoVersions.roadmap(slug, TwoVersions.stage("basics", "git", "sql")));
  }
}
