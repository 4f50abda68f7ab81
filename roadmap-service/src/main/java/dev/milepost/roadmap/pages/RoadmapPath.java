package dev.milepost.roadmap.pages;

import dev.milepost.events.RoadmapPublished.Fact;
import dev.milepost.events.RoadmapPublished.InterviewQuestion;
import dev.milepost.events.RoadmapPublished.Resource;
import java.util.List;

/**
 * A roadmap as the page shows it: words only, in the order in which they are shown.
 *
 * @param figures label and value of what sums it up
 */
public record RoadmapPath(
    String slug,
    int version,
    String publishedOn,
    String title,
    String summary,
    String size,
    List<Step> steps,
    List<Figure> figures,
    List<Project> projects,
    List<Skill> skills,
    List<String> keywords,
    List<Topic> topics,
    List<String> sources) {

  /**
   * A stage.
   *
   * @param after which stages open it; empty when it is open from the start
   * @param opens the stages that wait for it; empty when none does
   * @param projects titles of the portfolio projects that can be built after it
   * @param keywords what it earns for the résumé
   */
  public record Step(
      String key,
      String title,
      String summary,
      String when,
      String after,
      String opens,
      List<Task> tasks,
      List<InterviewQuestion> questions,
      List<String> projects,
      List<String> keywords) {}

  /**
   * A milestone.
   *
   * @param needs the milestones that come first
   * @param opens the milestones that wait for it
   */
  public record Task(
      String key,
      String title,
      String about,
      String summary,
      boolean required,
      boolean review,
      List<Link> needs,
      List<Link> opens,
      List<String> skills,
      List<Resource> resources) {}

  /** To another milestone on the page. */
  public record Link(String key, String title) {}

  public record Figure(String label, String value) {}

  public record Project(String title, String summary, String after, List<Link> parts) {}

  public record Skill(String title, String summary) {}

  public record Topic(String title, List<Fact> facts) {}
}
