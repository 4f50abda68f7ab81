package dev.milepost.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The promises about a service's description can be broken, and it is told where. */
class OpenApiTest {

  private static final String KEPT =
      """
      {"paths": {"/things": {"post": {
         "requestBody": {"content": {"application/json": {
           "schema": {"$ref": "#/components/schemas/Thing"}, "example": {"name": "a saw"}}}},
         "responses": {
           "201": {"content": {"application/json": {
             "schema": {"$ref": "#/components/schemas/Thing"},
             "examples": {"Thing": {"$ref": "#/components/examples/Thing"}}}}},
           "401": {"content": {"application/problem+json": {
             "example": {"type": "/problems/not-signed-in"}}}}}}}},
       "components": {
         "examples": {"Thing": {"value": {"name": "a saw"}}},
         "schemas": {"Thing": {"type": "object", "required": ["name"],
                               "properties": {"name": {"type": "string"}}}}}}
      """;

  @Test
  void aDocumentThatKeepsThemHasNeitherGapsNorMisfits() {
    assertThat(new OpenApi(KEPT).gaps()).isEmpty();
    assertThat(new OpenApi(KEPT).misfits()).isEmpty();
    assertThat(new OpenApi(KEPT).problemTypes()).containsExactly("/problems/not-signed-in");
  }

  @Test
  void aBodyWithoutAnExampleIsAGap() {
    assertThat(with(", \"example\": {\"name\": \"a saw\"}", "").gaps())
        .containsExactly("post /things request application/json has no example");
    assertThat(with("{\"$ref\": \"#/components/examples/Thing\"}", "{}").gaps())
        .containsExactly("post /things 201 application/json has no example");
    assertThat(with("{\"type\": \"/problems/not-signed-in\"}", "{}").gaps()).isEmpty();
  }

  @Test
  void anExampleThatIsNotThereIsAGap() {
    assertThat(with("#/components/examples/Thing", "#/components/examples/Other").gaps())
        .containsExactly("post /things 201 application/json has no example");
  }

  @Test
  void anOperationThatNeedsATokenAndDoesNotTellOf401IsAGap() {
    assertThat(with("\"401\"", "\"403\"").gaps())
        .containsExactly("post /things needs a token and does not tell of 401");
    assertThat(
            with("\"401\"", "\"403\"", "\"responses\"", "\"security\": [], \"responses\"").gaps())
        .isEmpty();
  }

  @Test
  void anOperationWithoutAnAnswerIsAGap() {
    assertThat(with("\"201\"", "\"409\"").gaps())
        .containsExactly("post /things does not tell what it answers");
  }

  @Test
  void anExampleThatItsSchemaRefusesIsAMisfit() {
    assertThat(with("\"value\": {\"name\": \"a saw\"}", "\"value\": {\"name\": 7}").misfits())
        .singleElement()
        .asString()
        .startsWith("post /things 201 application/json: /name");
    assertThat(with("\"example\": {\"name\": \"a saw\"}", "\"example\": {}").misfits())
        .singleElement()
        .asString()
        .startsWith("post /things request application/json: ");
  }

  private static OpenApi with(String... replacements) {
    String document = KEPT;
    for (int i = 0; i < replacements.length; i += 2) {
      assertThat(document).contains(replacements[i]);
      document = document.replace(replacements[i], replacements[i + 1]);
    }
    return new OpenApi(document);
  }
}
