package dev.milepost.local.client;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Makes cohorts, unless they are there. */
public final class MakeCohort {

  private static final String PATH = "/api/v1/cohorts";
  private static final int TRIES = 150;
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

  private final Api api;

  public MakeCohort(Api api) {
    this.api = api;
  }

  /** The cohort as it is; empty when there is none of this name. */
  public Optional<JsonNode> find(String slug) {
    Answer answer = api.get(PATH + "/" + slug).orRefusal(200, 404);
    return answer.status() == 200 ? Optional.of(answer.json()) : Optional.empty();
  }

  /**
   * Makes it, or finds it there with the same content. A roadmap that was published just now may
   * take a moment to get from one service to the other, so that is waited for.
   *
   * @throws Refusal when it cannot be made
   */
  public void make(Map<String, Object> cohort) {
    Answer answer = api.postJson(PATH, cohort);
    for (int tries = 1;
        tries < TRIES && answer.hasOnlyFaultsAt("/roadmap", "/roadmapVersion");
        tries++) {
      Api.pause(BETWEEN_TRIES);
      answer = api.postJson(PATH, cohort);
    }
    answer.orRefusal(200, 201);
  }

  /**
   * Has a cohort's learners written to at any hour and as often as there is something to tell, so
   * that whoever tries things out, one after the other or at night, sees each mail at once. The
   * cohort may take a moment to get to the notifications.
   *
   * @throws Refusal when it cannot be set
   */
  public void writeToAtOnce(String slug) {
    String path = "/api/v1/notifications/cohorts/" + slug + "/settings";
    Map<String, Object> settings = Map.of("opens", 0, "closes", 24, "perDay", 20, "perWeek", 100);
    Answer answer = api.putJson(path, settings);
    for (int tries = 1; tries < TRIES && answer.status() == 404; tries++) {
      Api.pause(BETWEEN_TRIES);
      answer = api.putJson(path, settings);
    }
    answer.orRefusal(200);
  }
}
