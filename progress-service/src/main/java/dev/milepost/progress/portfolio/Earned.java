package dev.milepost.progress.portfolio;

import dev.milepost.events.RoadmapPublished.PortfolioProject;
import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.events.RoadmapPublished.Stage;
import dev.milepost.progress.path.LearnerPath;
import dev.milepost.progress.path.LearnerPath.MilestoneOfPath;
import dev.milepost.progress.portfolio.Portfolio.EarnedKeywords;
import dev.milepost.progress.portfolio.Portfolio.EarnedProject;
import dev.milepost.progress.portfolio.Portfolio.StageQuestions;
import dev.milepost.progress.portfolio.Portfolio.Work;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells what of a roadmap a path has earned.
 *
 * @param path on this version of the roadmap, so that its stages are the roadmap's, in that order
 * @param evidence by milestone, what was handed in last
 */
record Earned(Roadmap roadmap, LearnerPath path, Map<String, String> evidence) {

  /**
   * The words of the stages that are completed; those that the roadmap names for no stage are
   * earned with the whole.
   */
  List<EarnedKeywords> keywords() {
    List<Completed> completed = completed();
    var known = new HashSet<String>();
    var earned = new ArrayList<EarnedKeywords>();
    for (Completed one : completed) {
      add(earned, one.stage().title(), one.on(), one.stage().earns(), known);
    }
    if (isThrough()) {
      completed.stream()
          .map(Completed::on)
          .max(LocalDate::compareTo)
          .ifPresent(on -> add(earned, null, on, roadmap.resumeKeywords(), known));
    }
    return earned;
  }

  private static void add(
      List<EarnedKeywords> earned,
      @Nullable String stage,
      LocalDate on,
      List<String> words,
      Set<String> known) {
    List<String> fresh = words.stream().filter(known::add).toList();
    if (!fresh.isEmpty()) {
      earned.add(new EarnedKeywords(stage, on, fresh));
    }
  }

  /** Those whose milestones are all done; one that names none is earned with its stage. */
  List<EarnedProject> projects() {
    return roadmap.portfolioProjects().stream().flatMap(one -> project(one).stream()).toList();
  }

  private Optional<EarnedProject> project(PortfolioProject project) {
    List<MilestoneOfPath> works =
        project.milestones().stream().flatMap(key -> path.milestone(key).stream()).toList();
    Optional<LocalDate> doneOn = works.isEmpty() ? completedOn(project.stage()) : lastOf(works);
    return doneOn.map(
        on ->
            new EarnedProject(
                project.key(),
                project.title(),
                project.summary(),
                titleOf(project.stage()),
                on,
                works.stream().map(this::work).toList()));
  }

  private Work work(MilestoneOfPath milestone) {
    return new Work(milestone.key(), milestone.title(), evidence.get(milestone.key()));
  }

  /** Empty while one of them is not done. */
  private static Optional<LocalDate> lastOf(List<MilestoneOfPath> works) {
    List<LocalDate> days =
        works.stream().flatMap(work -> Optional.ofNullable(work.doneOn()).stream()).toList();
    return days.size() < works.size() ? Optional.empty() : days.stream().max(LocalDate::compareTo);
  }

  private Optional<LocalDate> completedOn(String stage) {
    return completed().stream()
        .filter(one -> one.stage().key().equals(stage))
        .map(Completed::on)
        .findFirst();
  }

  private String titleOf(String stage) {
    return roadmap.stages().stream()
        .filter(one -> one.key().equals(stage))
        .map(Stage::title)
        .findFirst()
        .orElseThrow();
  }

  List<StageQuestions> questions() {
    return completed().stream()
        .map(Completed::stage)
        .filter(stage -> !stage.interviewQuestions().isEmpty())
        .map(stage -> new StageQuestions(stage.title(), stage.interviewQuestions()))
        .toList();
  }

  int stagesCompleted() {
    return completed().size();
  }

  private boolean isThrough() {
    return path.pace().required() > 0 && path.pace().done() == path.pace().required();
  }

  private List<Completed> completed() {
    return IntStream.range(0, roadmap.stages().size())
        .boxed()
        .flatMap(
            place ->
                Optional.ofNullable(path.stages().get(place).completedOn())
                    .map(on -> new Completed(roadmap.stages().get(place), on))
                    .stream())
        .toList();
  }

  private record Completed(Stage stage, LocalDate on) {}
}
