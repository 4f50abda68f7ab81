package dev.milepost.roadmap.authoring;

import dev.milepost.events.RoadmapPublished.Fact;
import dev.milepost.events.RoadmapPublished.PortfolioProject;
import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.events.RoadmapPublished.Skill;
import dev.milepost.events.RoadmapPublished.Source;
import dev.milepost.events.RoadmapPublished.Stage;
import dev.milepost.roadmap.authoring.Fields.Said;
import dev.milepost.roadmap.document.Fault.Code;
import dev.milepost.roadmap.document.Faults;
import dev.milepost.roadmap.document.Node;
import dev.milepost.roadmap.document.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a roadmap from a document and reports whatever is wrong with it. For one document. */
final class RoadmapReader {

  static final int MAX_STAGES = 52;
  static final int MAX_DAYS = 3650;

  private final Faults faults;
  private final Faults warnings;
  private final @Nullable String slug;
  private final Keys projects;
  private final StageReader stages;

  /**
   * @param slug the one that the roadmap must have; null when any will do
   */
  RoadmapReader(@Nullable String slug, Faults faults, Faults warnings) {
    this.faults = faults;
    this.warnings = warnings;
    this.slug = slug;
    this.projects = new Keys("portfolio project", faults);
    this.stages = new StageReader(faults, warnings);
  }

  /** A stand-in when anything was reported as a fault. */
  Roadmap read(Node root) {
    var fields = new Fields(root, "roadmap", faults);
    fields.optionalText("$schema", Form.LINE);
    var roadmap =
        new Roadmap(
            slug(fields),
            fields.text("title", Form.LINE),
            fields.optionalText("summary", Form.TEXT).orElse(""),
            fields.optionalWhole("days", 1, MAX_DAYS).orElse(null),
            fields.list("stages", MAX_STAGES, stages::read),
            fields.optionalList("skills", 200, this::skill),
            fields.optionalList("portfolioProjects", 50, this::project),
            fields.optionalTexts("resumeKeywords", 200, Form.LINE).stream()
                .map(Said::text)
                .toList(),
            fields.optionalList("facts", 200, this::fact),
            fields.optionalList("sources", 50, this::source));
    fields.end();
    stages.checkReferences();
    warn(roadmap, fields.placeOf("stages"));
    return roadmap;
  }

  private String slug(Fields fields) {
    String own = fields.text("slug", Form.KEY);
    if (slug != null && !own.isEmpty() && !own.equals(slug)) {
      faults.add(
          fields.placeOf("slug"),
          Code.OTHER_SLUG,
          "The slug is `%s`, but this is the draft of `%s`; a slug never changes."
              .formatted(own, slug));
    }
    return own;
  }

  private Skill skill(Node node) {
    var fields = new Fields(node, "skill", faults);
    var skill =
        new Skill(
            fields.text("key", Form.KEY),
            fields.text("title", Form.LINE),
            fields.optionalText("summary", Form.TEXT).orElse(""));
    fields.end();
    stages.skills().define(skill.key(), fields.placeOf("key"), 0);
    return skill;
  }

  private PortfolioProject project(Node node) {
    var fields = new Fields(node, "portfolio project", faults);
    String key = fields.text("key", Form.KEY);
    projects.define(key, fields.placeOf("key"), 0);
    String title = fields.text("title", Form.LINE);
    String summary = fields.optionalText("summary", Form.TEXT).orElse("");
    String stage = fields.text("stage", Form.KEY);
    List<Said> milestones = fields.optionalTexts("milestones", 100, Form.KEY);
    fields.end();
    if (!stage.isEmpty()) {
      stages.buildAfter(new Said(stage, fields.placeOf("stage")), milestones);
    }
    return new PortfolioProject(
        key, title, summary, stage, milestones.stream().map(Said::text).toList());
  }

  private Fact fact(Node node) {
    var fields = new Fields(node, "fact", faults);
    var fact =
        new Fact(
            fields.text("topic", Form.KEY),
            fields.text("label", Form.LINE),
            fields.text("value", Form.LINE));
    fields.end();
    return fact;
  }

  private Source source(Node node) {
    var fields = new Fields(node, "source", faults);
    var source =
        new Source(
            fields.text("title", Form.LINE),
            fields.optionalText("author", Form.LINE).orElse(null),
            fields.optionalText("published", Form.LINE).orElse(null));
    fields.end();
    return source;
  }

  private void warn(Roadmap roadmap, Place stagesPlace) {
    stages
        .skills()
        .unnamed()
        .forEach(
            (key, place) ->
                warnings.add(
                    place,
                    Code.UNUSED_SKILL,
                    "No milestone teaches `%s`; name it in a milestone's `skills`."
                        .formatted(key)));
    Integer days = roadmap.days();
    int weeks = roadmap.stages().stream().mapToInt(Stage::weeks).sum();
    stages.warnOfDueAfter(days == null ? weeks * 7 : days);
    boolean worthNothing =
        roadmap.stages().stream()
            .map(Stage::milestones)
            .flatMap(List::stream)
            .noneMatch(milestone -> milestone.points() > 0);
    if (worthNothing) {
      warnings.add(
          stagesPlace,
          Code.NO_POINTS,
          "No milestone has points, so a learner's percentage cannot grow; give some `points`.");
    }
  }
}
