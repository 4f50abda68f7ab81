package dev.milepost.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of a roadmap as it was published, whole. Immutable: a slug and version is published
 * once.
 */
public record RoadmapPublished(
    UUID id, String organisation, Roadmap roadmap, int version, Instant publishedAt)
    implements MilepostEvent {

  @Override
  @JsonIgnore
  public Instant time() {
    return publishedAt;
  }

  @Override
  @JsonIgnore
  public String key() {
    return roadmap.slug() + "/" + version;
  }

  /**
   * A roadmap. Lists are in the author's order; stages in the order in which they are taken.
   *
   * @param days the length of the whole in days; null when it is the sum of the stages' weeks
   * @param resumeKeywords words that the whole earns for the résumé; what stands in a stage as well
   *     is earned with that stage
   * @param facts what a learner gets out of it, such as salaries and the job market
   */
  public record Roadmap(
      String slug,
      String title,
      String summary,
      @Nullable Integer days,
      List<Stage> stages,
      List<Skill> skills,
      List<PortfolioProject> portfolioProjects,
      List<String> resumeKeywords,
      List<Fact> facts,
      List<Source> sources) {}

  /**
   * @param weeks how long the stage takes, in weeks
   * @param prerequisites keys of the stages that come first
   * @param resumeKeywords words that this stage earns for the résumé; null in versions published
   *     before there were any
   */
  public record Stage(
      String key,
      String title,
      String summary,
      int weeks,
      List<String> prerequisites,
      List<Milestone> milestones,
      List<InterviewQuestion> interviewQuestions,
      @Nullable List<String> resumeKeywords) {

    /** A stage that earns no words of its own. */
    public Stage(
        String key,
        String title,
        String summary,
        int weeks,
        List<String> prerequisites,
        List<Milestone> milestones,
        List<InterviewQuestion> interviewQuestions) {
      this(key, title, summary, weeks, prerequisites, milestones, interviewQuestions, List.of());
    }

    /** The words that this stage earns, none where the version does not tell. */
    public List<String> earns() {
      return resumeKeywords == null ? List.of() : resumeKeywords;
    }
  }

  /**
   * @param key unique in the roadmap and stable across its versions
   * @param required a stage is completed by its required milestones
   * @param points weight in the learner's percentage; 0 or more
   * @param hours estimated effort; places the due day within the stage
   * @param dueDay due day as days from the plan's start (0 is the first day); null when it follows
   *     from the stage's weeks and the hours
   * @param prerequisites keys of the milestones that come first
   * @param review whether a mentor must approve it before it is done
   */
  public record Milestone(
      String key,
      String title,
      String summary,
      Kind kind,
      boolean required,
      int points,
      double hours,
      @Nullable Integer dueDay,
      List<String> prerequisites,
      Evidence evidence,
      boolean review,
      List<String> skills,
      List<Resource> resources) {}

  public enum Kind {
    @JsonProperty("lesson")
    LESSON,
    @JsonProperty("practice")
    PRACTICE,
    @JsonProperty("project")
    PROJECT,
    @JsonProperty("assessment")
    ASSESSMENT
  }

  /** What a learner hands in with a milestone. */
  public enum Evidence {
    @JsonProperty("none")
    NONE,
    @JsonProperty("optional")
    OPTIONAL,
    @JsonProperty("required")
    REQUIRED
  }

  public record Skill(String key, String title, String summary) {}

  public record Resource(String title, String url) {}

  /**
   * @param stage key of the stage after which it can be built
   */
  public record PortfolioProject(
      String key, String title, String summary, String stage, List<String> milestones) {}

  public record InterviewQuestion(String question, String answer) {}

  /**
   * @param topic groups facts, such as {@code salary} or {@code market}
   */
  public record Fact(String topic, String label, String value) {}

  public record Source(String title, @Nullable String author, @Nullable String published) {}
}
