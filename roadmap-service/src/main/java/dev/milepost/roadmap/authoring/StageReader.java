package dev.milepost.roadmap.authoring;

import dev.milepost.events.RoadmapPublished.Evidence;
import dev.milepost.events.RoadmapPublished.InterviewQuestion;
import dev.milepost.events.RoadmapPublished.Kind;
import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.events.RoadmapPublished.Resource;
import dev.milepost.events.RoadmapPublished.Stage;
import dev.milepost.roadmap.authoring.Fields.Said;
import dev.milepost.roadmap.document.Fault.Code;
import dev.milepost.roadmap.document.Faults;
import dev.milepost.roadmap.document.Node;
import dev.milepost.roadmap.document.Place;
import java.util.ArrayList;
import java.util.List;

/** Reads the stages of one roadmap, one after the other, and what refers to them. */
final class StageReader {

  /** More than one person can do in a week. */
  private static final int HEAVY_WEEK = 60;

  private final Faults faults;
  private final Faults warnings;
  private final Keys stages;
  private final Keys milestones;
  private final Keys skills;
  private final Prerequisites stageOrder;
  private final Prerequisites milestoneOrder;
  private final List<Built> built = new ArrayList<>();
  private final List<Due> due = new ArrayList<>();
  private int current;

  StageReader(Faults faults, Faults warnings) {
    this.faults = faults;
    this.warnings = warnings;
    this.stages = new Keys("stage", faults);
    this.milestones = new Keys("milestone", faults);
    this.skills = new Keys("skill", faults);
    this.stageOrder = new Prerequisites(stages, faults);
    this.milestoneOrder = new Prerequisites(milestones, faults);
  }

  Keys skills() {
    return skills;
  }

  Stage read(Node node) {
    var fields = new Fields(node, "stage", faults);
    String key = fields.text("key", Form.KEY);
    boolean own = stages.define(key, fields.placeOf("key"), current);
    List<Said> prerequisites = fields.optionalTexts("prerequisites", 20, Form.KEY);
    stageOrder.add(own ? key : "", prerequisites);
    var stage =
        new Stage(
            key,
            fields.text("title", Form.LINE),
            fields.optionalText("summary", Form.TEXT).orElse(""),
            fields.whole("weeks", 1, 52),
            texts(prerequisites),
            fields.list("milestones", 100, this::milestone),
            fields.optionalList("interviewQuestions", 50, this::question),
            texts(fields.optionalTexts("resumeKeywords", 50, Form.LINE)));
    fields.end();
    check(stage, fields);
    current++;
    return stage;
  }

  private void check(Stage stage, Fields fields) {
    List<Milestone> all = stage.milestones();
    if (!all.isEmpty() && all.stream().noneMatch(Milestone::required)) {
      faults.add(
          fields.placeOf("milestones"),
          Code.NOTHING_REQUIRED,
          "No milestone of this stage is required, so nothing would complete it; require one.");
    }
    double hours = all.stream().mapToDouble(Milestone::hours).sum();
    if (hours > (double) HEAVY_WEEK * stage.weeks()) {
      warnings.add(
          fields.placeOf("weeks"),
          Code.HEAVY_STAGE,
          "The milestones take %.0f hours, more than %d a week; give it more `weeks`."
              .formatted(hours, HEAVY_WEEK));
    }
  }

  private Milestone milestone(Node node) {
    var fields = new Fields(node, "milestone", faults);
    String key = fields.text("key", Form.KEY);
    boolean own = milestones.define(key, fields.placeOf("key"), current);
    List<Said> prerequisites = fields.optionalTexts("prerequisites", 20, Form.KEY);
    milestoneOrder.add(own ? key : "", prerequisites);
    List<Said> taught = fields.optionalTexts("skills", 20, Form.KEY);
    taught.forEach(skills::refer);
    var milestone =
        new Milestone(
            key,
            fields.text("title", Form.LINE),
            fields.optionalText("summary", Form.TEXT).orElse(""),
            fields.choice("kind", Kind.class),
            fields.optionalFlag("required").orElse(Defaults.REQUIRED),
            fields.optionalWhole("points", 0, 1000).orElse(Defaults.POINTS),
            fields.optionalNumber("hours", 0, 1000).orElse(Defaults.HOURS),
            fields.optionalWhole("dueDay", 0, RoadmapReader.MAX_DAYS).orElse(null),
            texts(prerequisites),
            fields.optionalChoice("evidence", Evidence.class).orElse(Defaults.EVIDENCE),
            fields.optionalFlag("review").orElse(Defaults.REVIEW),
            texts(taught),
            fields.optionalList("resources", 20, this::resource));
    fields.end();
    Integer dueDay = milestone.dueDay();
    if (dueDay != null) {
      due.add(new Due(dueDay, fields.placeOf("dueDay")));
    }
    if (milestone.review() && milestone.evidence() == Evidence.NONE) {
      warnings.add(
          fields.placeOf("review"),
          Code.REVIEW_WITHOUT_EVIDENCE,
          "A mentor is to review this, but no evidence is handed in; set `evidence` to required.");
    }
    return milestone;
  }

  private Resource resource(Node node) {
    var fields = new Fields(node, "resource", faults);
    var resource =
        new Resource(fields.text("title", Form.LINE), fields.text("url", Form.WEB_ADDRESS));
    fields.end();
    return resource;
  }

  private InterviewQuestion question(Node node) {
    var fields = new Fields(node, "interview question", faults);
    var question =
        new InterviewQuestion(fields.text("question", Form.LINE), fields.text("answer", Form.TEXT));
    fields.end();
    return question;
  }

  /** A portfolio project is built after {@code stage}, from {@code parts}. */
  void buildAfter(Said stage, List<Said> parts) {
    stages.refer(stage);
    parts.forEach(milestones::refer);
    built.add(new Built(stage, parts));
  }

  /** To be called when the whole roadmap is read. */
  void checkReferences() {
    stageOrder.check();
    milestoneOrder.check();
    stages.checkReferences();
    milestones.checkReferences();
    skills.checkReferences();
    built.forEach(
        project ->
            stages
                .stageOf(project.stage().text())
                .ifPresent(last -> project.parts().forEach(part -> checkPart(part, last))));
  }

  private void checkPart(Said part, int last) {
    int stage = milestones.stageOf(part.text()).orElse(0);
    if (stage > last) {
      faults.add(
          part.place(),
          Code.LATER_STAGE,
          "`%s` comes in stage %d, but the project is built after stage %d; move the project."
              .formatted(part.text(), stage + 1, last + 1));
    }
  }

  /** Warns of milestones that are due after the roadmap's last day. */
  void warnOfDueAfter(int days) {
    due.stream()
        .filter(milestone -> milestone.day() > days)
        .forEach(
            milestone ->
                warnings.add(
                    milestone.place(),
                    Code.DUE_AFTER_END,
                    "Due on day %d, but the roadmap takes %d days; make `dueDay` smaller."
                        .formatted(milestone.day(), days)));
  }

  private static List<String> texts(List<Said> said) {
    return said.stream().map(Said::text).toList();
  }

  private record Due(int day, Place place) {}

  private record Built(Said stage, List<Said> parts) {}
}
