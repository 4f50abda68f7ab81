package dev.milepost.progress.replanning;

import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.enrolling.Enrolment;
import dev.milepost.progress.pace.Replan;
import dev.milepost.progress.pace.Wishes;
import dev.milepost.progress.planning.PlanNow;
import dev.milepost.progress.planning.ReadPlan;
import dev.milepost.progress.replanning.PlanPreview.MovedMilestone;
import dev.milepost.state.Outline;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Tells what a plan by other wishes would be, and changes nothing. Whether somebody may see the
 * enrolment has been settled before.
 */
@Component
class PreviewPlan {

  private final ReadPlan plans;
  private final PlanningTime time;

  PreviewPlan(ReadPlan plans, PlanningTime time) {
    this.plans = plans;
    this.time = time;
  }

  /**
   * The plan beside the one that there is. Following it later may come to another, when more is
   * done by then.
   *
   * @throws dev.milepost.edge.problem.Problem {@code plan-is-closed} or {@code invalid-fields}
   */
  PlanPreview preview(Enrolment enrolment, PlanRequest request) {
    PlanNow now = plans.read(enrolment);
    Cohort cohort = now.cohort();
    Wishes wishes = request.read(time.require(cohort, enrolment), cohort.endDay());
    Replan replan = replan(now, wishes);
    return new PlanPreview(
        replan.fits(),
        replan.finish(),
        cohort.endDay(),
        replan.hoursToFit(),
        IntStream.range(0, now.outline().size())
            .filter(place -> !now.standing().isDone(place))
            .mapToObj(place -> moved(now, replan, place))
            .toList());
  }

  static Replan replan(PlanNow now, Wishes wishes) {
    Cohort cohort = now.cohort();
    return Replan.of(
        now.standing(), now.plan(), wishes, cohort.endDay(), Set.copyOf(cohort.blackoutDays()));
  }

  private static MovedMilestone moved(PlanNow now, Replan replan, int place) {
    Outline outline = now.outline();
    return new MovedMilestone(
        outline.milestone(place).key(),
        outline.milestone(place).title(),
        outline.stages().get(outline.stageOf(place)).title(),
        now.plan().dueDay(place),
        replan.plan().dueDay(place));
  }
}
