package dev.milepost.roadmap.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.roadmap.RoadmapServiceTest;
import org.junit.jupiter.api.Test;

class VersionPagesTest extends RoadmapServiceTest {

  private final String slug = newSlug();
  private final String roadmap = "/roadmaps/" + slug;

  @Test
  void allVersionsAreListedTheLatestFirst() {
    saveAndPublish(slug, yaml(slug));
    saveAndPublish(slug, yaml(slug, "Second things"));

    String page = page(roadmap + "/versions");

    assertThat(page)
        .containsSubsequence("Version 2", "latest", "Version 1")
        .contains("href=\"" + roadmap + "/versions/1\"")
        .contains("href=\"" + roadmap + "/changes?from=1&amp;to=2\"");
    assertThat(page(roadmap)).contains("href=\"" + roadmap + "/versions\"");
  }

  @Test
  void theChangesOfTwoVersionsAreToldInWords() {
    saveAndPublish(slug, yaml(slug));
    saveAndPublish(slug, yaml(slug, "Second things").replace("title: Start", "title: Begin"));

    String latest = page(roadmap + "/changes");

    assertThat(latest)
        .contains("From version 1 to version 2", "The roadmap as a whole", "First things")
        .contains("1 changed", "Begin");
    assertThat(page(roadmap + "/changes?from=2&to=1")).contains("From version 2 to version 1");
    assertThat(page(roadmap + "/changes?from=1&to=1")).contains("Both say the same.");
  }

  @Test
  void whatAuthorsWriteIsTextAmongTheChangesToo() {
    saveAndPublish(slug, yaml(slug));
    saveAndPublish(slug, yaml(slug, "\"<script>alert(1)</script>\""));

    assertThat(page(roadmap + "/changes"))
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script");
    assertThat(page(roadmap + "/versions")).doesNotContain("<script");
  }

  @Test
  void thereAreNoChangesOfWhatIsNotPublished() {
    save(slug, yaml(slug));

    for (String path : new String[] {"/versions", "/changes", "/changes?from=1&to=9"}) {
      assertThat(get(roadmap + path, "Accept", "text/html").statusCode()).as(path).isEqualTo(404);
    }
    saveAndPublish(slug, yaml(slug, "Published"));
    assertThat(get(roadmap + "/changes?from=9", "Accept", "text/html").statusCode()).isEqualTo(404);
    assertThat(get(roadmap + "/changes?from=x", "Accept", "text/html").statusCode()).isEqualTo(400);
  }

  private String page(String path) {
    var response = get(path, "Accept", "text/html");
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return response.body();
  }
}
