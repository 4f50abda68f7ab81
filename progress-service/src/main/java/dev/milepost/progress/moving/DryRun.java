package dev.milepost.progress.moving;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What moving a cohort to another version of its roadmap would change. Nothing is changed by it.
 *
 * @param from the version that the cohort has
 * @param to the version that it would have; null for a draft
 * @param words the same in sentences, what matters most first
 * @param enrolments how many there are, with those who withdrew
 * @param keepingAll how many keep all that they have done
 * @param losing how many have done something that the version lacks, or that waits for a review by
 *     it
 * @param percentChanging how many have another percentage by it
 * @param dueDaysChanging how many have another due day for something that they have not done
 * @param finishing how many have completed the whole roadmap by it; they are told so
 * @param reopening how many had completed the whole roadmap and have not by it
 * @param milestones of both versions, in the order of the one that is moved to
 * @param stages of both versions, in the order of the one that is moved to
 * @param learners a page of those for whom anything changes, whom it costs most first
 */
public record DryRun(
    @Schema(example = "ml-2026-autumn") String cohort,
    @Schema(example = "Machine learning, autumn 2026") String name,
    @Schema(example = "ml-engineer") String roadmap,
    @Schema(example = "1") int from,
    @Schema(example = "2") @Nullable Integer to,
    List<String> words,
    int enrolments,
    int keepingAll,
    int losing,
    int percentChanging,
    int dueDaysChanging,
    int finishing,
    int reopening,
    List<MilestoneChange> milestones,
    List<StageChange> stages,
    Learners learners) {

  /** What the versions make different, without what is the same in both. */
  public List<MilestoneChange> differences() {
    return milestones.stream().filter(one -> one.change() != Change.KEPT).toList();
  }

  /**
   * @param total how many learners are affected in all
   */
  @Schema(name = "AffectedLearners")
  public record Learners(List<Affected> learners, int page, int size, int total) {

    public int pages() {
      return Math.max(1, Math.ceilDiv(total, size));
    }
  }

  /**
   * Somebody for whom anything changes.
   *
   * @param lost titles of what they have done and the version lacks
   * @param undone titles of what they have done and the version wants reviewed
   * @param gained titles of what is done by the version and was not before
   * @param completed titles of stages that are completed by the move
   * @param reopened titles of stages that are no more
   * @param dueDays how many due days of what they have not done change
   */
  @Schema(name = "AffectedLearner")
  public record Affected(
      UUID enrolment,
      @Schema(example = "Lena Learner") String name,
      boolean withdrawn,
      int percentBefore,
      int percent,
      List<String> lost,
      List<String> undone,
      List<String> gained,
      List<String> completed,
      List<String> reopened,
      int dueDays) {

    /** Without the name, so that a log line that holds it tells nothing personal. */
    @Override
    public String toString() {
      return "Affected[" + enrolment + "]";
    }
  }
}
