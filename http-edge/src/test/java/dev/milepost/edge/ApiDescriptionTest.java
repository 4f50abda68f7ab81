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
                      responses.as(method + " " + path).contains("404", "503");
                      if (path.equals("/api/v1/open")) {
                        responses.doesNotContain("401", "403");
                        assertThat(operation.get("security").isEmpty()).isTrue();
                      } else {
                        responses.contains("401", "403");
                      }
                    }));
    assertThat(
            document().at("/components/responses/unavailable/headers/Retry-After").isMissingNode())
        .isFalse();
  }

  @Test
  void whatAnOperationDeclaresToFailWithIsAProblem() {
    JsonNode declared = document().at("/paths/~1api~1v1~1search/get/responses/409");
    assertThat(declared.get("description").asString()).isEqualTo("`busy`: somebody else searches");
    assertThat(declared.get("content").propertyNames()).containsExactly("application/problem+json");
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

  private JsonNode document() {
    return json(send(to("/api/v1/openapi.json")));
  }
}
