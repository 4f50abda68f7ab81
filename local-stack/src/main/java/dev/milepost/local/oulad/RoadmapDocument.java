package dev.milepost.local.oulad;

import dev.milepost.local.oulad.Syllabus.Item;
import dev.milepost.local.oulad.Syllabus.Stage;
import dev.milepost.local.oulad.source.Assessment.Type;
import dev.milepost.local.oulad.source.Presentation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A presentation's syllabus as a roadmap in the authoring format, ready to be written as JSON. */
final class RoadmapDocument {

  private static final Map<Type, String> TITLES =
      Map.of(
          Type.TMA, "Tutor-marked assignment %d",
          Type.CMA, "Computer-marked assignment %d",
          Type.EXAM, "Exam %d");

  // Asked for by the dataset's licence, CC BY 4.0.
  private static final Map<String, Object> SOURCE =
      fields(
          "title", "Open University Learning Analytics dataset (CC BY 4.0)",
          "author", "J. Kuzilek, M. Hlosta, Z. Zdrahal",
          "published", "Scientific Data 4:170171, 2017");

  private RoadmapDocument() {}

  static Map<String, Object> of(Syllabus syllabus) {
    Presentation presentation = syllabus.presentation();
    return fields(
        "slug", Names.roadmap(presentation),
        "title", "Open University module " + presentation.module(),
        "summary",
            "Presentation %s: %d assessments in %d days."
                .formatted(
                    presentation.code(), presentation.assessments().size(), presentation.days()),
        "days", presentation.days(),
        "stages", syllabus.stages().stream().map(RoadmapDocument::stage).toList(),
        "sources", List.of(SOURCE));
  }

  private static Map<String, Object> stage(Stage stage) {
    return fields(
        "key",
        stage.key(),
        "title",
        "Part " + stage.number(),
        "weeks",
        stage.weeks(),
        "milestones",
        stage.items().stream().map(RoadmapDocument::milestone).toList());
  }

  private static Map<String, Object> milestone(Item item) {
    return fields(
        "key",
        item.key(),
        "title",
        TITLES.getOrDefault(item.type(), "%d").formatted(item.number()),
        "kind",
        "assessment",
        "required",
        item.isRequired(),
        "points",
        item.points(),
        "dueDay",
        item.dueDay(),
        "evidence",
        "none");
  }

  /** In the order given, which is the order in which they are written. */
  private static Map<String, Object> fields(Object... namesAndValues) {
    var fields = new LinkedHashMap<String, Object>();
    for (int at = 0; at < namesAndValues.length; at += 2) {
      fields.put((String) namesAndValues[at], namesAndValues[at + 1]);
    }
    return fields;
  }
}
