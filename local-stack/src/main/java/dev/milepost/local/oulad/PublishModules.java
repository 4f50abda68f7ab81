package dev.milepost.local.oulad;

import dev.milepost.local.client.Api;
import dev.milepost.local.oulad.source.Presentation;
import java.util.Map;

/** Publishes presentations as versions of their module's roadmap, in order of time. */
final class PublishModules {

  private static final String PATH = "/api/v1/roadmaps/";
  private static final int PRECONDITION_REQUIRED = 428;

  private final Api api;

  PublishModules(Api api) {
    this.api = api;
  }

  /**
   * Publishes it unless it is published already. Those of the same module that came before must be.
   */
  void publish(Presentation presentation) {
    String path = PATH + Names.roadmap(presentation);
    if (versions(path) < presentation.version()) {
      saveDraft(path + "/draft", RoadmapDocument.of(Syllabus.of(presentation)));
      api.postJson(path + "/publish", Map.of()).orRefusal(200, 201);
    }
  }

  private int versions(String path) {
    var answer = api.get(path + "/versions").orRefusal(200, 404);
    return answer.status() == 200 ? answer.json().path("versions").size() : 0;
  }

  /** The first draft needs no precondition; the others replace what is there. */
  private void saveDraft(String path, Map<String, Object> document) {
    var answer = api.putJson(path, document);
    if (answer.status() == PRECONDITION_REQUIRED) {
      answer = api.putJson(path, document, "If-Match", "*");
    }
    answer.orRefusal(200, 201);
  }
}
