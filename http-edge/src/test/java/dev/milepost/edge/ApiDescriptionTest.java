package dev.milepost.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ApiDescriptionTest extends EdgeTest {

  @Test
  void theDocumentIsOpenToEveryoneAndOpenApi31() {
    JsonNode document = document();
    assertThat(document.get("openapi").asString()).startsWith("3.1");
    assertThat(document.at("/info/title").asString()).isEqualTo("Things");
    assertThat(document.at("/components/securitySchemes/accessToken/scheme").asString())
        .isEqualTo("bearer");
    assertThat(document.at("/components/schemas/Problem/type").asString()).isEqualTo("object");
  }

  @Test
  void everyOperationTellsTheProblemsThatAllShare() {
    document()
        .get("paths")
        .forEachEntry(
            (path, operations) ->
                operations.forEachEntry(
                    (method, operation) -> {
                      var responses = assertThat(operation.get("responses").propertyNames());
                      responses.as(method + " " + path).contains("500", "503");
                      if (path.equals("/api/v1/open")) {
                        responses.doesNotContain("401", "403");
                        assertThat(operation.get("security").isEmpty()).isTrue();
                      } else {
                        responses.contains("401", "403");
                      }
                    }));
    assertThat(answers("~1me/get").at("/503/headers/Retry-After").isMissingNode()).isFalse();
  }

  @Test
  void anOperationTellsTheProblemsThatItsSignatureBringsWithIt() {
    assertThat(answers("~1me/get").propertyNames())
        .containsExactly("200", "401", "403", "406", "500", "503");
    assertThat(answers("~1things~1{id}/get").propertyNames()).contains("404");
    assertThat(answers("~1ruled/get").propertyNames()).contains("400").doesNotContain("404");
    assertThat(answers("~1things/post").propertyNames()).contains("400", "413", "415", "422");
    assertThat(answers("~1things/post").at("/400/description").asString())
        .isEqualTo("`malformed-json`: Malformed JSON; `malformed-request`: Malformed request");
  }

  @Test
  void whatAnOperationDeclaresToFailWithIsAProblemWithAnExample() {
    JsonNode declared = answers("~1search/get").get("409");
    assertThat(declared.get("description").asString())
        .isEqualTo("`thing-broken`: The thing is broken");
    assertThat(declared.get("content").propertyNames()).containsExactly("application/problem+json");
    assertThat(document().at("/components/examples/thing-broken/value"))
        .isEqualTo(
            JSON.readTree(
                """
                {"type": "/problems/thing-broken", "title": "The thing is broken", "status": 409,
                 "detail": "Take another thing.", "instance": "/api/v1/..."}
                """));
    assertThat(answers("~1search/get").at("/410/content").toString())
        .contains("#/components/examples/things.lost");
  }

  @Test
  void nullIsDescribedAsTheCodeHasIt() {
    JsonNode seen = document().at("/components/schemas/Seen");
    assertThat(seen.get("required")).isEqualTo(JSON.readTree("[\"stranger\"]"));
    assertThat(seen.at("/properties/name/type")).isEqualTo(JSON.readTree("[\"string\", \"null\"]"));
    assertThat(seen.at("/properties/holder"))
        .isEqualTo(
            JSON.readTree(
                """
                {"anyOf": [{"$ref": "#/components/schemas/Holder"}, {"type": "null"}]}
                """));
  }

  @Test
  void anOccurrenceOfAProblemIsAsAFileTells() {
    assertThat(document().at("/components/examples/body-too-large/value/limitBytes").asInt())
        .isEqualTo(65536);
  }

  @Test
  void aBodyWithoutAnExampleHasThatOfItsSchema() {
    JsonNode thing = document().at("/paths/~1api~1v1~1things/post");
    String reference = "/content/application~1json/examples/Thing/$ref";
    assertThat(thing.at("/requestBody" + reference).asString())
        .isEqualTo(thing.at("/responses/200" + reference).asString())
        .isEqualTo("#/components/examples/Thing");
    assertThat(document().at("/components/examples/Thing/value/name").asString())
        .isEqualTo("a saw");
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    JsonNode document = document();
    assertThat(document.findValuesAsString("$ref"))
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  @Test
  void pagesAndWhoAsksAreNoPartOfIt() {
    JsonNode document = document();
    assertThat(document.get("paths").propertyNames()).allMatch(path -> path.startsWith("/api/"));
    assertThat(document.at("/paths/~1api~1v1~1me/get/parameters").isMissingNode()).isTrue();
    assertThat(document.at("/paths/~1api~1v1~1open/get/parameters").isMissingNode()).isTrue();
    assertThat(document.at("/components/schemas/SignedIn").isMissingNode()).isTrue();
  }

  private JsonNode answers(String operation) {
    return document().at("/paths/~1api~1v1" + operation + "/responses");
  }

  private JsonNode document() {
    return json(send(to("/api/v1/openapi.json")));
  }
}
