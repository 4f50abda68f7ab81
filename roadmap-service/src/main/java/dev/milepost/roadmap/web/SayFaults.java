package dev.milepost.roadmap.web;

import dev.milepost.edge.phrases.Phrasebook;
import dev.milepost.edge.problem.Problem;
import dev.milepost.roadmap.authoring.ReadRoadmap.Reading;
import dev.milepost.roadmap.document.Fault;
import dev.milepost.roadmap.publishing.PublishingProblems;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Says in the language of the request what is wrong with a roadmap. */
@Component
class SayFaults {

  private final Phrasebook phrases;

  SayFaults(Phrasebook phrases) {
    this.phrases = phrases;
  }

  List<RoadmapFault> each(List<Fault> faults) {
    return faults.stream()
        .map(
            fault ->
                new RoadmapFault(
                    fault.line(),
                    fault.column(),
                    fault.pointer(),
                    fault.code().slug(),
                    phrases.say(fault.detail())))
        .toList();
  }

  /**
   * The answer to a roadmap with faults: problem details whose faults also have line and column.
   *
   * @param path of the request
   */
  ResponseEntity<Object> refuse(Reading.Faulty faulty, String path) {
    int count = faulty.faults().size();
    var problem =
        new Problem(
            PublishingProblems.INVALID_ROADMAP,
            count == 1
                ? "The roadmap has a fault. Nothing was saved."
                : "The roadmap has %d faults. Nothing was saved.".formatted(count));
    Map<String, Object> body = problem.inWords(phrases::say).body(path);
    body.put("faults", each(faulty.faults()));
    body.put("warnings", each(faulty.warnings()));
    return ResponseEntity.status(problem.type().status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(body);
  }
}
