package dev.milepost.progress.portfolio;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.milepost.events.RoadmapPublished.InterviewQuestion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one learner has earned, in the roadmap's order. Days are those of the cohort's zone.
 *
 * @param asOf today
 * @param stagesCompleted how many of {@code stages}
 * @param keywords for the résumé, each word once, where it was earned first
 */
record Portfolio(
    UUID enrolment,
    String name,
    String cohort,
    String roadmap,
    LocalDate asOf,
    int stagesCompleted,
    int stages,
    List<EarnedKeywords> keywords,
    List<EarnedProject> projects,
    List<StageQuestions> questions) {

  /**
   * @param stage title of the stage that earned them; null for words of the whole roadmap
   * @param earnedOn the day on which that was completed
   */
  @Schema(name = "EarnedKeywords")
  record EarnedKeywords(@Nullable String stage, LocalDate earnedOn, List<String> words) {}

  /**
   * @param stage title of the stage after which it is built
   * @param doneOn the day on which the last of its works was done
   * @param works the milestones that it consists of; none for a project that is earned with its
   *     stage
   */
  @Schema(name = "EarnedProject")
  record EarnedProject(
      String key, String title, String summary, String stage, LocalDate doneOn, List<Work> works) {}

  /**
   * @param evidence a link or text as the learner gave it last; null when there is none
   */
  @Schema(name = "PortfolioWork")
  record Work(String milestone, String title, @Nullable String evidence) {

    /** Whether the evidence is an address that a browser can open. */
    @JsonIgnore
    public boolean hasLink() {
      return evidence != null && evidence.matches("https?://\\S+");
    }

    /** Without the evidence, so that a log line that holds it tells nothing personal. */
    @Override
    public String toString() {
      return "Work[" + milestone + "]";
    }
  }

  /** What is asked about a stage that is completed. */
  @Schema(name = "StageQuestions")
  record StageQuestions(String stage, List<InterviewQuestion> questions) {}

  @JsonIgnore
  public boolean isEmpty() {
    return keywords.isEmpty() && projects.isEmpty() && questions.isEmpty();
  }

  /** Without the name, so that a log line that holds it tells nothing personal. */
  @Override
  public String toString() {
    return "Portfolio[" + enrolment + "]";
  }
}
