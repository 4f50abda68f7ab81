package dev.milepost.progress.pages;

import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.dashboard.Dashboard.ActivityDay;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.intervening.Interventions;
import dev.milepost.progress.overview.MyPaths;
import dev.milepost.progress.overview.MyPaths.MyPath;
import dev.milepost.progress.path.LearnerPath;
import dev.milepost.progress.path.LearnerPath.Habit;
import dev.milepost.progress.path.LearnerPath.MilestoneOfPath;
import dev.milepost.progress.path.ShowPath;
import dev.milepost.progress.replanning.WhoPlanned;
import dev.milepost.progress.reviewing.ReadReviews;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the path page shows, whether it is opened or shown again because of a fault. */
@Component
class PathModel {

  private final ShowPath paths;
  private final ReadReviews reviews;
  private final Interventions interventions;
  private final TraceModel trace;
  private final MyPaths mine;
  private final WhoPlanned planned;

  PathModel(
      ShowPath paths,
      ReadReviews reviews,
      Interventions interventions,
      TraceModel trace,
      MyPaths mine,
      WhoPlanned planned) {
    this.paths = paths;
    this.reviews = reviews;
    this.interventions = interventions;
    this.trace = trace;
    this.mine = mine;
    this.planned = planned;
  }

  /**
   * @param enrolment one that the caller may see
   */
  void fill(Model model, SignedIn signedIn, Caller caller, UUID enrolment) {
    LearnerPath path = paths.show(enrolment);
    boolean staff = !path.learner().equals(caller.personId());
    model.addAttribute("viewer", signedIn.name());
    model.addAttribute("path", path);
    model.addAttribute("staff", staff);
    model.addAttribute("planned", planned.of(enrolment));
    model.addAttribute("first", first(path));
    model.addAttribute("others", staff ? List.of() : others(caller, enrolment));
    model.addAttribute("map", map(path.habit()));
    model.addAttribute("reviews", reviews.all(enrolment).byMilestone());
    model.addAttribute("written", interventions.messages(enrolment));
    model.addAttribute("trace", staff ? trace.of(enrolment, path.today()) : List.of());
    model.addAttribute("key", UUID.randomUUID());
  }

  private static @Nullable MilestoneOfPath first(LearnerPath path) {
    return path.nextSteps().isEmpty()
        ? null
        : path.milestone(path.nextSteps().getFirst().milestone()).orElseThrow();
  }

  private List<MyPath> others(Caller caller, UUID enrolment) {
    return mine.of(caller).stream().filter(path -> !path.enrolment().equals(enrolment)).toList();
  }

  private static ActivityMap map(Habit habit) {
    return ActivityMap.of(
        habit.days().stream().map(day -> new ActivityDay(day.day(), day.events(), 1)).toList(),
        List.of(),
        habit.today());
  }
}
