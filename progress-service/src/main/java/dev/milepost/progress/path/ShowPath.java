package dev.milepost.progress.path;

import dev.milepost.progress.path.LearnerPath.Step;
import dev.milepost.progress.path.LearnerPath.Tempo;
import dev.milepost.progress.wording.Wording;
import dev.milepost.state.NextStep;
import dev.milepost.state.NextSteps;
import dev.milepost.state.Outline;
import dev.milepost.state.Standing;
import dev.milepost.time.BusinessClock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Shows a learner's path. Whether somebody may see it has been settled before. */
@Component
public class ShowPath {

  private static final int NEXT_STEPS = 3;

  private final PathRows rows;
  private final ReadHabit habits;
  private final TellOutlook outlook;
  private final BusinessClock clock;
  private final Wording wording;

  ShowPath(
      PathRows rows, ReadHabit habits, TellOutlook outlook, BusinessClock clock, Wording wording) {
    this.rows = rows;
    this.habits = habits;
    this.outlook = outlook;
    this.clock = clock;
    this.wording = wording;
  }

  /**
   * The path as it is at one moment.
   *
   * @param enrolment one that there is
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public LearnerPath show(UUID enrolment) {
    PathRow row = rows.read(enrolment);
    LocalDate today = clock.today(ZoneId.of(row.cohort().zone()));
    LocalDate withdrawn = row.withdrawnOn();
    if (withdrawn != null && withdrawn.isAfter(today)) {
      withdrawn = null;
    }
    return new LearnerPath(
        row.enrolment(),
        row.learner(),
        row.name(),
        withdrawn,
        row.cohort(),
        today,
        row.standing().percent(),
        tempo(row, today),
        outlook.tell(row, today),
        habits.read(row),
        withdrawn == null ? nextSteps(row, today) : List.of(),
        new LayOutPath(row, today).stages(),
        row.activeDays());
  }

  private Tempo tempo(PathRow row, LocalDate today) {
    Standing standing = row.standing();
    int[] required = standing.outline().required().toArray();
    int days = row.pace().daysAhead(today);
    return new Tempo(
        days,
        wording.pace(days),
        (int)
            IntStream.of(required)
                .filter(place -> !row.plan().dueDay(place).isAfter(today))
                .count(),
        (int) IntStream.of(required).filter(standing::isDone).count(),
        required.length);
  }

  private List<Step> nextSteps(PathRow row, LocalDate today) {
    Outline outline = row.standing().outline();
    Map<String, LocalDate> plan = row.plan().byKey(outline);
    return new NextSteps(row.standing(), plan, today)
        .choose(NEXT_STEPS).stream().map(step -> step(step, outline, today)).toList();
  }

  private Step step(NextStep step, Outline outline, LocalDate today) {
    var milestone = outline.milestone(outline.placeOf(step.milestone()).orElseThrow());
    return new Step(
        step.milestone(),
        milestone.title(),
        LayOutPath.wireName(step.reason()),
        why(step, today),
        step.due(),
        step.unlocks());
  }

  private String why(NextStep step, LocalDate today) {
    int away = daysBetween(today, step.due());
    return switch (step.reason()) {
      case CHANGES_REQUESTED -> wording.say("next.changes-requested");
      case OVERDUE -> wording.say("next.overdue", -away);
      case STARTED -> wording.say("next.started");
      case DUE_SOON -> wording.say("next.due-soon", away);
      case UNLOCKS_OTHERS -> wording.say("next.unlocks-others", step.unlocks());
      case NEXT_ON_PATH -> wording.say("next.next-on-path");
    };
  }

  private static int daysBetween(LocalDate today, @Nullable LocalDate due) {
    return due == null ? 0 : (int) ChronoUnit.DAYS.between(today, due);
  }
}
