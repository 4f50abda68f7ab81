package dev.milepost.roadmap.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.roadmap.RoadmapServiceTest;
import dev.milepost.test.Browser;
import dev.milepost.test.Browser.Page;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RoadmapPagesTest extends RoadmapServiceTest {

  @Test
  void aRoadmapIsShownAsAPathWithoutLogIn() {
    String page = page("/roadmaps/ml-engineer");

    assertThat(page)
        .containsSubsequence(
            "Foundation", "ML fundamentals", "Experiment tracking", "Deployment", "Monitoring")
        .contains("Weeks 1–4", "Opens when", "Show the pipeline end to end", "Asked in interviews")
        .contains("For your résumé after this stage:", "Python, Git, SQL")
        .contains("Portfolio projects", "For your résumé", "Salary", "Job market", "Ayub Shah")
        .doesNotContain("<script", "style=");
  }

  @Test
  void everyLinkWithinThePageLeadsToSomethingOnIt() {
    String page = page("/roadmaps/ml-engineer");

    Pattern.compile("href=\"#([^\"]+)\"")
        .matcher(page)
        .results()
        .map(link -> link.group(1))
        .forEach(target -> assertThat(page).contains("id=\"" + target + "\""));
  }

  @Test
  void noMilestoneTakesTheNameOfAnotherPartOfThePage() {
    String slug = newSlug();
    saveAndPublish(slug, yaml(slug).replace("key: start", "key: skills"));

    assertThat(page("/roadmaps/" + slug)).contains("id=\"milestone-skills\"");
  }

  @Test
  void theListLeadsToEachRoadmap() {
    assertThat(page("/roadmaps")).contains("href=\"/roadmaps/ml-engineer\"");
  }

  @Test
  void whatAuthorsWriteIsTextAndNeverMarkup() {
    String slug = newSlug();
    saveAndPublish(slug, yaml(slug, "\"<script>alert(1)</script>\""));

    assertThat(page("/roadmaps/" + slug))
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script");
  }

  @Test
  void anEarlierVersionSaysThatThereIsALaterOne() {
    String slug = newSlug();
    saveAndPublish(slug, yaml(slug));
    assertThat(page("/roadmaps/" + slug + "/versions/1")).doesNotContain("later version");
    saveAndPublish(slug, yaml(slug, "Second things"));

    assertThat(page("/roadmaps/" + slug + "/versions/1"))
        .contains("First things", "A later version is there");
    assertThat(page("/roadmaps/" + slug)).contains("Second things").doesNotContain("later version");
  }

  @Test
  void thereIsNoPageForWhatIsNotPublished() {
    assertThat(get("/roadmaps/nothing", "Accept", "text/html").statusCode()).isEqualTo(404);
    assertThat(get("/roadmaps/ml-engineer/versions/99", "Accept", "text/html").statusCode())
        .isEqualTo(404);
  }

  @Test
  void aStrangerIsOfferedTheLogInAndGetsNoCookie() {
    var page = get("/roadmaps/ml-engineer", "Accept", "text/html");

    assertThat(page.body())
        .contains("href=\"/roadmaps/login/start/milepost\"")
        .doesNotContain("Log out");
    assertThat(header(page, "Set-Cookie")).isEmpty();
  }

  @Test
  void whoLogsInComesBackToTheRoadmapsAndCanLogOut() {
    Browser browser = browser("learner");
    Page roadmaps = browser.open("/roadmaps/login/start/milepost");

    assertThat(roadmaps.uri().getPath()).isEqualTo("/roadmaps");
    assertThat(roadmaps.text()).contains("Lena Learner", "Log out");
    assertThat(browser.open("/roadmaps/ml-engineer").text()).contains("Lena Learner");
    assertThat(browser.submit(new Page(roadmaps.uri(), 200, ""), "/roadmaps/logout", Map.of()))
        .extracting(Page::status)
        .isEqualTo(403);
    assertThat(browser.submit(roadmaps, "/roadmaps/logout", Map.of()).text())
        .contains("Log in")
        .doesNotContain("Lena Learner");
  }

  @Test
  void theStyleIsServedBesideThePages() {
    var style = get("/roadmaps/assets/roadmaps.css");

    assertThat(style.statusCode()).isEqualTo(200);
    assertThat(header(style, "Content-Type")).startsWith("text/css");
    assertThat(header(style, "Cache-Control")).contains("max-age=3600");
  }

  private String page(String path) {
    var response = get(path, "Accept", "text/html");
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return response.body();
  }
}
