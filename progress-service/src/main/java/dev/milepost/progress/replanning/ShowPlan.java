package dev.milepost.progress.replanning;

import dev.milepost.progress.enrolling.Enrolment;
import dev.milepost.progress.planning.PlanNow;
import dev.milepost.progress.planning.ReadPlan;
import dev.milepost.progress.replanning.LearnerPlan.DueMilestone;
import dev.milepost.progress.replanning.LearnerPlan.KeptWishes;
import dev.milepost.state.Outline;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Shows an enrolment's plan. Whether somebody may see it has been settled before. */
@Component
class ShowPlan {

  private final ReadPlan plans;
  private final PlanWishes wishes;
  private final WhoPlanned planned;
  private final PlanningTime time;

  ShowPlan(ReadPlan plans, PlanWishes wishes, WhoPlanned planned, PlanningTime time) {
    this.plans = plans;
    this.wishes = wishes;
    this.planned = planned;
    this.time = time;
  }

  /** The plan and the wishes of one moment. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public LearnerPlan show(Enrolment enrolment) {
    PlanNow now = plans.read(enrolment);
    Outline outline = now.outline();
    return new LearnerPlan(
        enrolment.id(),
        planned.of(enrolment.id()),
        wishes.find(enrolment.id()).map(KeptWishes::of).orElse(null),
        time.earliest(now.cohort(), enrolment),
        now.cohort().endDay(),
        IntStream.range(0, outline.size())
            .mapToObj(
                place ->
                    new DueMilestone(
                        outline.milestone(place).key(),
                        outline.milestone(place).title(),
                        outline.stages().get(outline.stageOf(place)).title(),
                        now.standing().isDone(place),
                        now.plan().dueDay(place)))
            .toList());
  }
}
