package dev.milepost.roadmap.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.roadmap.RoadmapServiceTest;
import dev.milepost.test.Browser;
import dev.milepost.test.Browser.Page;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

class PublishPagesTest extends RoadmapServiceTest {

  private final String slug = newSlug();
  private final String publish = "/roadmaps/" + slug + "/publish";

  @Test
  void onlyAuthorsOfTheOrganisationPublish() {
    save(slug, yaml(slug));
    String others = newSlug();
    put(
        API + "/" + others + "/draft",
        yaml(others),
        "Authorization",
        "Bearer " + adminOf("other"),
        "Content-Type",
        "application/yaml");
    Browser learner = browser("learner");
    Page home = learner.open("/roadmaps/login/start/milepost");
    Browser author = browser("admin");

    assertThat(learner.open(publish).status()).isEqualTo(403);
    assertThat(learner.submit(home, publish, sure(1)).status()).isEqualTo(403);
    assertThat(author.open("/roadmaps/" + others + "/publish").status()).isEqualTo(404);
    Page own = author.open(publish);
    assertThat(author.submit(own, "/roadmaps/" + others + "/publish", sure(1)).status())
        .isEqualTo(404);
    assertThat(author.submit(new Page(own.uri(), 200, ""), publish, sure(1)).status())
        .isEqualTo(403);
    assertThat(versions()).isZero();
  }

  @Test
  void theFirstVersionHasNothingToCompareAndNobodyToTell() {
    save(slug, yaml(slug));
    Browser author = browser("admin");

    Page look = author.open(publish);
    assertThat(look.text()).contains("Publish version 1", "Nobody follows this roadmap yet");
    assertThat(look.html()).doesNotContain("dry-run");

    Page done = author.submit(look, publish, sure(1));
    assertThat(done.text())
        .contains("Version 1 is published", "Nobody moves by itself")
        .contains("Version 1 says what the draft says.");
    assertThat(done.html()).contains("href=\"/progress\"");
    assertThat(versions()).isEqualTo(1);
  }

  @Test
  void beforeANextVersionItsChangesAreToldByStageAndMilestone() {
    saveAndPublish(slug, yaml(slug));
    String better =
        yaml(slug)
            .replace("weeks: 1", "weeks: 2")
            .replace(
                "- {key: start, title: Start, kind: lesson}",
                "- {key: more, title: More, kind: project}\n"
                    + "      - {key: start, title: Start, kind: lesson, points: 3}");
    save(slug, better, "If-Match", "*");

    assertThat(browser("admin").open(publish).text())
        .contains(
            "What changes since version 1",
            "1 milestone added",
            "1 changed",
            "no milestone as it was")
        .contains("One Changed The stage itself stage · one weeks before: 1 → now: 2")
        .contains("Added More milestone · more")
        .contains("Changed Start milestone · start points before: 1 → now: 3");
  }

  @Test
  void whatOnlyStandsInAnotherOrderCanBePublished() {
    saveAndPublish(slug, yaml(slug) + "resumeKeywords: [rye, salt, oven]\n");
    save(slug, yaml(slug) + "resumeKeywords: [oven, rye, salt]\n", "If-Match", "*");
    Browser author = browser("admin");

    Page look = author.open(publish);
    assertThat(look.text())
        .contains("Publish version 2", "For the résumé Moved oven", "From place 3 to place 1");
    assertThat(author.submit(look, publish, sure(2)).text()).contains("Version 2 is published");
    assertThat(versions()).isEqualTo(2);
  }

  @Test
  void whatDiffersWithoutANameForItCanBePublishedAllTheSame() {
    String facts = "facts: [{topic: a, label: b, value: c}, {topic: a, label: b, value: %s}]%n";
    saveAndPublish(slug, yaml(slug) + facts.formatted("d"));
    save(slug, yaml(slug) + facts.formatted("e"), "If-Match", "*");
    Browser author = browser("admin");

    Page look = author.open(publish);
    assertThat(look.text())
        .contains("Publish version 2", "the draft is not quite what version 1 is");
    assertThat(author.submit(look, publish, sure(2)).text()).contains("Version 2 is published");
  }

  @Test
  void theDryRunGetsTheWholeDraftAndTheWayBackButNoTokenOfThisService() {
    saveAndPublish(slug, yaml(slug));
    save(slug, yaml(slug, "\"It's <b>\""), "If-Match", "*");

    String page = browser("admin").open(publish).html();

    var form =
        Pattern.compile(
                "<form method=\"post\" action=\"/progress/roadmaps/"
                    + slug
                    + "/dry-run\">(.*?)</form>",
                Pattern.DOTALL)
            .matcher(page);
    assertThat(form.find()).isTrue();
    assertThat(form.group(1))
        .contains("name=\"back\" value=\"" + publish + "\"")
        .doesNotContain("_csrf", "<b>");
    var document = Pattern.compile("name=\"document\" value=\"([^\"]*)\"").matcher(form.group(1));
    assertThat(document.find()).isTrue();
    String sent = HtmlUtils.htmlUnescape(document.group(1));
    assertThat(
            post(
                    API + "/" + slug + "/validate",
                    sent,
                    "Authorization",
                    "Bearer " + admin(),
                    "Content-Type",
                    "application/json")
                .statusCode())
        .isEqualTo(200);
    assertThat(sent).contains("\"title\":\"It's <b>\"", "\"stages\"");
  }

  @Test
  void withoutTheTickNothingIsPublished() {
    save(slug, yaml(slug));
    Browser author = browser("admin");

    Page asked = author.submit(author.open(publish), publish, Map.of("revision", "1"));

    assertThat(asked.status()).isEqualTo(422);
    assertThat(asked.text()).contains("Tick the box to publish; nothing was published yet.");
    assertThat(versions()).isZero();
  }

  @Test
  void onlyTheDraftThatWasLookedAtIsPublished() {
    save(slug, yaml(slug));
    Browser author = browser("admin");
    Page look = author.open(publish);
    save(slug, yaml(slug, "Changed meanwhile"), "If-Match", "*");

    Page refused = author.submit(look, publish, sure(1));

    assertThat(refused.status()).isEqualTo(412);
    assertThat(refused.text()).contains("changed since you looked", "Changed meanwhile");
    assertThat(versions()).isZero();
    assertThat(author.submit(refused, publish, sure(2)).text()).contains("Version 1 is published");
  }

  @Test
  void publishingTwicePublishesOnce() {
    save(slug, yaml(slug));
    Browser author = browser("admin");
    Page look = author.open(publish);

    author.submit(look, publish, sure(1));

    assertThat(author.submit(look, publish, sure(1)).text()).contains("Version 1 is published");
    assertThat(versions()).isEqualTo(1);
  }

  @Test
  void aDraftThatTheRulesHaveOutgrownIsNotPublished() {
    save(slug, yaml(slug));
    jdbc.sql("update roadmap set draft_text = :text where slug = :slug")
        .param("text", yaml(slug).replace("weeks: 1", "weeks: 60"))
        .param("slug", slug)
        .update();
    Browser author = browser("admin");

    Page look = author.open(publish);
    assertThat(look.text()).contains("The draft has a fault", "Edit the draft");
    assertThat(author.submit(author.open("/roadmaps/authoring/new"), publish, sure(1)).status())
        .isEqualTo(422);
    assertThat(versions()).isZero();
  }

  private static Map<String, String> sure(long revision) {
    return Map.of("revision", Long.toString(revision), "sure", "true");
  }

  private int versions() {
    return jdbc.sql("select count(*) from roadmap_version where slug = :slug")
        .param("slug", slug)
        .query(Integer.class)
        .single();
  }
}
