package dev.milepost.roadmap.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.roadmap.RoadmapServiceTest;
import dev.milepost.roadmap.publishing.PublishingProblems;
import dev.milepost.test.OpenApi;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ApiDescriptionTest extends RoadmapServiceTest {

  @Test
  void theApiIsDescribedInOpenApi31() {
    JsonNode document = document();

    assertThat(document.get("openapi").asString()).startsWith("3.1");
    assertThat(document.at("/info/title").asString()).isEqualTo("Milepost roadmaps");
    assertThat(document.get("paths").propertyNames())
        .containsExactlyInAnyOrder(
            API,
            API + "/schema.json",
            API + "/{slug}",
            API + "/{slug}/diff",
            API + "/authoring/drafts",
            API + "/{slug}/draft",
            API + "/{slug}/draft/diff",
            API + "/{slug}/publish",
            API + "/{slug}/validate",
            API + "/{slug}/versions",
            API + "/{slug}/versions/{version}");
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    JsonNode document = document();

    assertThat(document.findValuesAsString("$ref"))
        .isNotEmpty()
        .contains("schema.json")
        .filteredOn(reference -> !reference.equals("schema.json"))
        .allSatisfy(
            reference ->
                assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  @Test
  void savingADraftTellsEveryWayInWhichItCanEnd() {
    assertThat(statuses("~1{slug}~1draft", "put"))
        .containsExactly(
            "200", "201", "401", "403", "404", "406", "409", "412", "413", "415", "422", "428",
            "500", "503");
    assertThat(statuses("~1{slug}~1publish", "post"))
        .containsExactly("200", "201", "401", "403", "404", "406", "412", "422", "500", "503");
    assertThat(statuses("~1{slug}~1diff", "get"))
        .containsExactly("200", "400", "404", "406", "500", "503");
  }

  @Test
  void theExamplesAreRight() {
    for (String type : new String[] {"yaml", "json"}) {
      var checked =
          post(
              API + "/baking/validate",
              type.equals("yaml") ? Examples.ROADMAP_YAML : Examples.ROADMAP_JSON,
              "Authorization",
              "Bearer " + admin(),
              "Content-Type",
              "application/" + type);
      assertThat(checked.statusCode()).as(checked.body()).isEqualTo(200);
    }
  }

  @Test
  void everyBodyHasAnExampleAndEveryOperationTellsHowItFails() {
    assertThat(api().gaps()).isEmpty();
  }

  /** The schema of a roadmap stands beside the document, and what fits it is tested above. */
  @Test
  void everyExampleOfAnAnswerFitsItsSchema() {
    String document = get(API + "/openapi.json").body();
    assertThat(new OpenApi(document.replace("{\"$ref\":\"schema.json\"}", "{}")).misfits())
        .isEmpty();
  }

  @Test
  void everyProblemTypeIsExplainedAndOneOfThisServicesOwnBelowItsStep() {
    assertThat(api().problemTypes())
        .contains("/problems/roadmaps/invalid-roadmap")
        .allSatisfy(type -> assertThat(get(type).statusCode()).as(type).isEqualTo(200));
    assertThat(json(get("/problems/roadmaps")).findValuesAsString("slug"))
        .containsExactlyInAnyOrder(
            PublishingProblems.DRAFT_CHANGED.slug(),
            PublishingProblems.INVALID_ROADMAP.slug(),
            PublishingProblems.PRECONDITION_REQUIRED.slug(),
            PublishingProblems.SLUG_TAKEN.slug());
  }

  private OpenApi api() {
    return new OpenApi(get(API + "/openapi.json").body());
  }

  private Set<String> statuses(String path, String method) {
    return new TreeSet<>(
        document()
            .at("/paths/" + API.replace("/", "~1") + path + "/" + method + "/responses")
            .propertyNames());
  }

  private JsonNode document() {
    return json(get(API + "/openapi.json"));
  }
}
