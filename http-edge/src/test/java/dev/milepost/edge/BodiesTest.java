package dev.milepost.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class BodiesTest extends EdgeTest {

  private static final String THING =
      """
      {"name": "a", "day": "2026-03-01", "at": "2026-03-01T09:30:00Z",
       "id": "0198a2f0-5c1e-7c43-9f30-2f6d1c7a9b10", "parts": [{"weeks": 2, "colour": "RED"}]}\
      """;

  @Test
  void aGoodBodyIsRead() {
    var response = post("/api/v1/things", THING);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(json(response)).isEqualTo(JSON.readTree(THING));
  }

  @Test
  void malformedJsonIsAnsweredWithLineAndColumnAndNotQuoted() {
    var response = post("/api/v1/things", "{\n  \"name\": secret\n}");
    assertProblem(response, 400, "malformed-json");
    JsonNode problem = json(response);
    assertThat(problem.get("line").asInt()).isEqualTo(2);
    assertThat(problem.get("column").asInt()).isBetween(10, 20);
    assertThat(response.body()).doesNotContain("secret");
  }

  @Test
  void aBodyThatEndsTooEarlyIsMalformed() {
    assertProblem(post("/api/v1/things", "{\"name\": \"a\""), 400, "malformed-json");
  }

  @Test
  void anEmptyBodyIsTold() {
    assertProblem(post("/api/v1/things", ""), 400, "malformed-request");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"nmae\": \"a\"}                      | /nmae           | there are at, day, id, name,"
            + " parts",
        "{\"parts\": [{\"weeks\": 1, \"x/y~z\": 2}]} | /parts/0/x~1y~0z | there are colour, weeks",
        "{\"name\": \"a\", \"name\": \"b\"}     | /name           | given only once",
        "{\"parts\": [{\"weeks\": \"2\"}]}      | /parts/0/weeks  | a whole number",
        "{\"parts\": [{\"weeks\": 1.5}]}        | /parts/0/weeks  | a whole number",
        "{\"parts\": [{\"weeks\": 99999999999}]} | /parts/0/weeks | a whole number",
        "{\"parts\": [{\"weeks\": null}]}       | /parts/0/weeks  | a whole number",
        "{\"parts\": [{\"weeks\": 1}, 7]}       | /parts/1        | an object in braces",
        "{\"parts\": {}}                        | /parts          | a list in square brackets",
        "{\"parts\": [{\"weeks\": 1, \"colour\": \"PINK\"}]} | /parts/0/colour | one of \"RED\","
            + " \"GREEN\"",
        "{\"parts\": [{\"weeks\": 1, \"colour\": 0}]} | /parts/0/colour | one of \"RED\","
            + " \"GREEN\"",
        "{\"name\": 5}                          | /name           | a text in quotation marks",
        "{\"day\": \"yesterday\"}               | /day            | a day, such as",
        "{\"day\": \"\"}                        | /day            | a day, such as",
        "{\"day\": 20260301}                    | /day            | a day, such as",
        "{\"at\": \"2026-03-01T09:30:00\"}      | /at             | a moment with its zone",
        "{\"at\": 1772357400}                   | /at             | a moment with its zone",
        "{\"at\": \"\"}                         | /at             | a moment with its zone",
        "{\"id\": \"12\"}                       | /id             | a UUID",
        "{\"id\": \"\"}                         | /id             | a UUID",
        "{\"parts\": \"\"}                      | /parts          | a list in square brackets",
        "{\"parts\": [\"\"]}                    | /parts/0        | an object in braces",
        "{\"parts\": [{\"weeks\": 1, \"colour\": \"\"}]} | /parts/0/colour | one of",
        "{\"parts\": [{\"weeks\": \"\"}]}       | /parts/0/weeks  | a whole number",
        "[]                                     | ``              | an object in braces",
      })
  void aFieldThatCannotBeAcceptedIsPointedAt(String body, String pointer, String wouldBeRight) {
    assertFault(post("/api/v1/things", body), 422, "invalid-fields", pointer, wouldBeRight);
  }

  @Test
  void whatWasSentIsNotRepeated() {
    assertThat(post("/api/v1/things", "{\"day\": \"secret\"}").body()).doesNotContain("secret");
  }

  @Test
  void anythingAfterTheDocumentIsRefused() {
    var response = post("/api/v1/things", THING + "\n{}");
    assertProblem(response, 400, "malformed-json");
    assertThat(json(response).get("line").asLong()).isEqualTo(THING.lines().count() + 1);
  }

  @Test
  void nestingWithoutEndIsRefused() {
    var response = post("/api/v1/documents", "{\"a\":" + "[".repeat(5000));
    assertProblem(response, 400, "malformed-json");
    assertThat(json(response).get("detail").asString()).contains("at most 32 deep");
  }

  @Test
  void aProblemThrownWhileReadingIsPlacedWhereItWasThrown() {
    var response = post("/api/v1/holders", "{\"picky\": {\"word\": \"\"}}");
    assertFault(response, 409, "thing-broken", "/picky/word", "a word");
  }

  @Test
  void declaredRulesPointAtEveryFieldThatBreaksThem() {
    var response =
        post("/api/v1/ruled", "{\"name\": \" \", \"parts\": [{\"weeks\": 1}, {\"weeks\": 0}]}");
    assertProblem(response, 422, "invalid-fields");
    assertThat(json(response).get("faults").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder("/name", "/parts/1/weeks");
  }

  @Test
  void aBodyOverItsLimitIsRefusedByItsLength() {
    var response = post("/api/v1/things", large(70_000));
    assertProblem(response, 413, "body-too-large");
    assertThat(json(response).get("limitBytes").asLong()).isEqualTo(64 * 1024);
  }

  @Test
  void aBodyOverItsLimitIsRefusedWhenItsLengthIsNotTold() {
    byte[] body = large(70_000).getBytes(StandardCharsets.UTF_8);
    var response =
        send(
            asLena("/api/v1/things")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
    assertProblem(response, 413, "body-too-large");
    assertThat(json(response).get("detail").asString()).contains("65536");
  }

  @Test
  void aPathMayHaveALimitOfItsOwn() {
    assertThat(post("/api/v1/large/things", large(70_000)).statusCode()).isEqualTo(200);
    var response = post("/api/v1/large/things", large(110_000));
    assertProblem(response, 413, "body-too-large");
    assertThat(json(response).get("limitBytes").asLong()).isEqualTo(100 * 1024);
  }

  private static String large(int bytes) {
    return "{\"name\": \"" + "a".repeat(bytes) + "\"}";
  }
}
