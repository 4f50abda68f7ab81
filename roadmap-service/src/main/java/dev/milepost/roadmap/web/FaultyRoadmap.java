package dev.milepost.roadmap.web;

import dev.milepost.edge.problem.Problem;
import dev.milepost.roadmap.authoring.ReadRoadmap.Reading;
import dev.milepost.roadmap.publishing.PublishingProblems;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The answer to a roadmap with faults: problem details whose faults also have line and column. */
final class FaultyRoadmap {

  private FaultyRoadmap() {}

  /**
   * @param path of the request
   */
  static ResponseEntity<Object> answer(Reading.Faulty faulty, String path) {
    int count = faulty.faults().size();
    var problem =
        new Problem(
            PublishingProblems.INVALID_ROADMAP,
            count == 1
                ? "The roadmap has a fault. Nothing was saved."
                : "The roadmap has %d faults. Nothing was saved.".formatted(count));
    Map<String, Object> body = problem.body(path);
    body.put("faults", RoadmapFault.of(faulty.faults()));
    body.put("warnings", RoadmapFault.of(faulty.warnings()));
    return ResponseEntity.status(problem.type().status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(body);
  }
}
