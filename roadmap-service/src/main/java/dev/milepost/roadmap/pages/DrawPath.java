package dev.milepost.roadmap.pages;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.milepost.events.RoadmapPublished.Fact;
import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.events.RoadmapPublished.PortfolioProject;
import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.events.RoadmapPublished.Skill;
import dev.milepost.events.RoadmapPublished.Source;
import dev.milepost.events.RoadmapPublished.Stage;
import dev.milepost.roadmap.pages.RoadmapPath.Figure;
import dev.milepost.roadmap.pages.RoadmapPath.Link;
import dev.milepost.roadmap.pages.RoadmapPath.Project;
import dev.milepost.roadmap.pages.RoadmapPath.Step;
import dev.milepost.roadmap.pages.RoadmapPath.Task;
import dev.milepost.roadmap.pages.RoadmapPath.Topic;
import dev.milepost.roadmap.publishing.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws a roadmap as a path. Pure. */
public final class DrawPath {

  private final Version version;
  private final Roadmap roadmap;
  private final Map<String, String> stageTitles;
  private final Map<String, String> skillTitles;
  private final Map<String, Link> links;
  private final Words words = Words.ofReader();

  private DrawPath(Version version) {
    this.version = version;
    this.roadmap = version.roadmap();
    this.stageTitles =
        roadmap.stages().stream().collect(Collectors.toMap(Stage::key, Stage::title));
    this.skillTitles =
        roadmap.skills().stream().collect(Collectors.toMap(Skill::key, Skill::title));
    this.links =
        version
            .milestones()
            .collect(
                Collectors.toMap(
                    Milestone::key,
                    milestone -> new Link(milestone.key(), milestone.title()),
                    (first, second) -> first,
                    LinkedHashMap::new));
  }

  static RoadmapPath of(Version version) {
    return new DrawPath(version).path();
  }

  /** A roadmap that is not published, as its page will show it. */
  public static RoadmapPath draft(Roadmap roadmap) {
    return of(new Version(0, roadmap, Instant.EPOCH));
  }

  private RoadmapPath path() {
    return new RoadmapPath(
        roadmap.slug(),
        version.number(),
        words.day(version.publishedAt()),
        roadmap.title(),
        roadmap.summary(),
        "%s · %s · %s"
            .formatted(
                words.count(roadmap.stages().size(), "stage"),
                words.count(version.weeks(), "week"),
                words.count(version.milestones().count(), "milestone")),
        steps(),
        figures(),
        roadmap.portfolioProjects().stream().map(this::project).toList(),
        roadmap.skills().stream()
            .map(skill -> new RoadmapPath.Skill(skill.title(), skill.summary()))
            .toList(),
        roadmap.resumeKeywords(),
        topics(),
        roadmap.sources().stream().map(DrawPath::source).toList());
  }

  private List<Step> steps() {
    var steps = new ArrayList<Step>();
    int week = 1;
    for (Stage stage : roadmap.stages()) {
      steps.add(step(stage, week));
      week += stage.weeks();
    }
    return steps;
  }

  private Step step(Stage stage, int week) {
    double hours =
        stage.milestones().stream().filter(Milestone::required).mapToDouble(Milestone::hours).sum();
    return new Step(
        stage.key(),
        stage.title(),
        stage.summary(),
        words.weeks(week, stage.weeks()) + " · " + words.hours(hours),
        words.list(stage.prerequisites().stream().map(this::stageTitle).toList()),
        words.list(
            roadmap.stages().stream()
                .filter(other -> other.prerequisites().contains(stage.key()))
                .map(Stage::title)
                .toList()),
        stage.milestones().stream().map(this::task).toList(),
        stage.interviewQuestions(),
        roadmap.portfolioProjects().stream()
            .filter(project -> project.stage().equals(stage.key()))
            .map(PortfolioProject::title)
            .toList(),
        stage.earns());
  }

  private Task task(Milestone milestone) {
    return new Task(
        milestone.key(),
        milestone.title(),
        words.about(milestone),
        milestone.summary(),
        milestone.required(),
        milestone.review(),
        links(milestone.prerequisites().stream()),
        links(
            version
                .milestones()
                .filter(other -> other.prerequisites().contains(milestone.key()))
                .map(Milestone::key)),
        milestone.skills().stream().map(key -> skillTitles.getOrDefault(key, key)).toList(),
        milestone.resources());
  }

  private Project project(PortfolioProject project) {
    return new Project(
        project.title(),
        project.summary(),
        stageTitle(project.stage()),
        links(project.milestones().stream()));
  }

  private List<Link> links(Stream<String> keys) {
    return keys.map(links::get).filter(Objects::nonNull).toList();
  }

  private List<Figure> figures() {
    long optional = version.milestones().filter(milestone -> !milestone.required()).count();
    var figures = new ArrayList<Figure>();
    figures.add(new Figure(words.say("figure.time"), words.count(version.weeks(), "week")));
    figures.add(
        new Figure(
            words.say("figure.hours"),
            words.say(
                "figure.hours.about", Math.round(version.hours() / Math.max(1, version.weeks())))));
    figures.add(
        new Figure(
            words.say("figure.milestones"),
            words.say("figure.number", version.milestones().count() - optional)));
    if (optional > 0) {
      figures.add(new Figure(words.say("figure.optional"), words.say("figure.number", optional)));
    }
    figures.add(
        new Figure(
            words.say("figure.points"),
            words.say("figure.number", version.milestones().mapToInt(Milestone::points).sum())));
    return figures;
  }

  private List<Topic> topics() {
    return roadmap.facts().stream()
        .collect(groupingBy(Fact::topic, LinkedHashMap::new, toList()))
        .entrySet()
        .stream()
        .map(topic -> new Topic(Words.heading(topic.getKey()), topic.getValue()))
        .toList();
  }

  private static String source(Source source) {
    return Stream.of(source.title(), source.author(), source.published())
        .filter(Objects::nonNull)
        .collect(Collectors.joining(", "));
  }

  private String stageTitle(String key) {
    return stageTitles.getOrDefault(key, key);
  }
}
