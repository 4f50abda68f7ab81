package dev.milepost.local.client;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the API answered.
 *
 * @param request method and path, for messages
 */
public record Answer(String request, int status, byte[] body) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Itself, when the status is one of those. */
  public Answer orRefusal(int... statuses) {
    if (Arrays.stream(statuses).anyMatch(expected -> expected == status)) {
      return this;
    }
    throw new Refusal("%s was answered %d: %s".formatted(request, status, reason()));
  }

  public JsonNode json() {
    return JSON.readTree(body);
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Whether each fault that the problem names is at one of these places. */
  public boolean hasOnlyFaultsAt(String... pointers) {
    JsonNode faults = status == 422 ? json().path("faults") : JSON.createArrayNode();
    return !faults.isEmpty()
        && faults
            .valueStream()
            .allMatch(
                fault -> Arrays.asList(pointers).contains(fault.path("pointer").asString("")));
  }

  private String reason() {
    try {
      JsonNode problem = json();
      String details =
          problem
              .path("faults")
              .valueStream()
              .map(
                  fault ->
                      "; %s: %s"
                          .formatted(
                              fault.path("pointer").asString(""),
                              fault.path("detail").asString("")))
              .collect(Collectors.joining());
      return problem.path("detail").asString("no detail") + details;
    } catch (JacksonException noProblem) {
      return "nothing that could be read.";
    }
  }
}
