package dev.milepost.roadmap.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.roadmap.RoadmapServiceTest;
import dev.milepost.roadmap.authoring.RoadmapSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoadmapApiTest extends RoadmapServiceTest {

  private final String slug = newSlug();

  @Test
  void theBuiltInRoadmapIsThereFromTheStart() {
    var found = json(get(API + "?after=ml-enginee&limit=1")).at("/items/0");

    assertThat(found.get("slug").asString()).isEqualTo("ml-engineer");
    assertThat(found.get("version").asInt()).isEqualTo(1);
    assertThat(found.get("weeks").asInt()).isEqualTo(24);
    assertThat(found.get("stages").asInt()).isEqualTo(6);
  }

  @Test
  void theListIsPagedBySlug() {
    saveAndPublish(slug, yaml(slug));

    var page = json(get(API + "?limit=1"));

    assertThat(page.get("items")).hasSize(1);
    assertThat(page.get("next").asString()).isEqualTo(page.at("/items/0/slug").asString());
    assertThat(json(get(API + "?after=zzz")).get("next").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "many"})
  void aPageOfAnImpossibleSizeIsRefused(String limit) {
    var refused = get(API + "?limit=" + limit);

    assertProblem(refused, 400, "invalid-parameters");
    assertThat(json(refused).at("/faults/0/pointer").asString()).isEqualTo("?limit");
  }

  @Test
  void aDraftIsNotToBeSeenBeforeItIsPublished() {
    save(slug, yaml(slug));

    assertProblem(get(API + "/" + slug), 404, "not-found");
    assertProblem(get(API + "/" + slug + "/versions"), 404, "not-found");
  }

  @Test
  void theLatestVersionSaysWhichOneItIs() {
    saveAndPublish(slug, yaml(slug));
    saveAndPublish(slug, yaml(slug, "Second things"));

    var latest = get(API + "/" + slug);

    assertThat(json(latest).get("title").asString()).isEqualTo("Second things");
    assertThat(header(latest, "Content-Location")).isEqualTo(API + "/" + slug + "/versions/2");
    assertThat(json(get(API + "/" + slug + "/versions")).at("/versions/0/version").asInt())
        .isEqualTo(2);
    assertThat(json(get(API + "/" + slug + "/versions/1")).get("title").asString())
        .isEqualTo("First things");
  }

  @Test
  void aVersionIsSentAsYamlOrJsonAndCanBeAuthoredFrom() {
    saveAndPublish(slug, yaml(slug));
    String version = API + "/" + slug + "/versions/1";

    String yaml = get(version, "Accept", "application/yaml").body();
    String json = get(version, "Accept", "application/json").body();

    assertThat(yaml).startsWith("slug: " + slug + "\n").doesNotContain("evidence");
    for (String type : new String[] {"yaml", "json"}) {
      var checked =
          post(
              API + "/" + slug + "/validate",
              type.equals("yaml") ? yaml : json,
              "Authorization",
              "Bearer " + admin(),
              "Content-Type",
              "application/" + type);
      assertThat(checked.statusCode()).as(checked.body()).isEqualTo(200);
    }
  }

  @Test
  void anUnknownVersionOrAnotherTypeIsRefused() {
    saveAndPublish(slug, yaml(slug));

    assertProblem(get(API + "/" + slug + "/versions/2"), 404, "not-found");
    assertProblem(get(API + "/" + slug + "/versions/x"), 404, "not-found");
    assertProblem(
        get(API + "/" + slug + "/versions/1", "Accept", "application/xml"), 406, "not-acceptable");
  }

  @Test
  void theDifferenceOfTwoVersionsIsToldInWordsAndAsData() {
    saveAndPublish(slug, yaml(slug));
    saveAndPublish(slug, yaml(slug, "Second things"));
    String diff = API + "/" + slug + "/diff";

    assertThat(get(diff + "?from=1&to=2", "Accept", "text/plain").body())
        .isEqualTo(
            """
            %1$s: version 1 to version 2, 1 change
            ~ Roadmap %1$s "Second things": title "First things" → "Second things"
            """
                .formatted(slug));
    var change = json(get(diff)).at("/changes/0");
    assertThat(change.get("field").asString()).isEqualTo("title");
    assertThat(change.get("before").asString()).isEqualTo("First things");
    assertThat(json(get(diff + "?from=2&to=2")).get("changes").isEmpty()).isTrue();
    assertProblem(get(diff + "?from=1&to=9"), 404, "not-found");
    assertProblem(get(diff + "?from=one"), 400, "invalid-parameters");
  }

  @Test
  void theSchemaIsServedToEditors() {
    var schema = get(API + "/schema.json");

    assertThat(schema.statusCode()).isEqualTo(200);
    assertThat(header(schema, "Content-Type")).startsWith("application/schema+json");
    assertThat(schema.body()).isEqualTo(RoadmapSchema.text());
  }
}
