package dev.milepost.progress.roster;

import dev.milepost.progress.pace.Pace;
import dev.milepost.progress.pace.Plan;
import dev.milepost.progress.past.LearnerThen;
import dev.milepost.progress.roster.LearnerRow.CurrentStage;
import dev.milepost.progress.roster.LearnerRow.NextDue;
import dev.milepost.state.Outline;
import dev.milepost.state.Standing;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** Turns rows of one cohort into learners. */
final class LearnerRows implements RowMapper<LearnerRow> {

  private final Outline outline;

  /** That of which they are rows. */
  private final LocalDate today;

  LearnerRows(Outline outline, LocalDate today) {
    this.outline = outline;
    this.today = today;
  }

  @Override
  public LearnerRow mapRow(ResultSet row, int number) throws SQLException {
    var standing = new Standing(outline, row.getString("standing"));
    LocalDate nextDue = row.getObject("next_due_day", LocalDate.class);
    var pace = new Pace(nextDue, row.getObject("done_through_day", LocalDate.class));
    LocalDate withdrawn = row.getObject("withdrawn_on", LocalDate.class);
    if (withdrawn != null && withdrawn.isAfter(today)) {
      withdrawn = null;
    }
    return row(
        row.getObject("id", UUID.class),
        row.getString("name"),
        standing,
        pace,
        nextDue == null ? null : milestone(standing, plan(row), nextDue),
        row.getObject("last_active_day", LocalDate.class),
        withdrawn);
  }

  LearnerRow row(LearnerThen learner) {
    LocalDate nextDue = learner.pace().nextDue();
    return row(
        learner.enrolment(),
        learner.name(),
        learner.standing(),
        learner.pace(),
        nextDue == null ? null : milestone(learner.standing(), learner.plan(), nextDue),
        learner.lastActive(),
        learner.withdrawnOn());
  }

  private LearnerRow row(
      UUID enrolment,
      String name,
      Standing standing,
      Pace pace,
      @Nullable NextDue next,
      @Nullable LocalDate lastActive,
      @Nullable LocalDate withdrawn) {
    return new LearnerRow(
        enrolment,
        name,
        standing.percent(),
        stage(standing.currentStage()),
        completed(standing),
        withdrawn == null ? pace.daysAhead(today) : null,
        lastActive,
        next,
        withdrawn);
  }

  private CurrentStage stage(int place) {
    var stage = outline.stages().get(place);
    return new CurrentStage(place + 1, stage.key(), stage.title());
  }

  private List<String> completed(Standing standing) {
    return IntStream.range(0, outline.stages().size())
        .filter(standing::isStageCompleted)
        .mapToObj(stage -> outline.stages().get(stage).key())
        .toList();
  }

  /** The first milestone in the roadmap's order that makes {@code day} the next due day. */
  private @Nullable NextDue milestone(Standing standing, Plan plan, LocalDate day) {
    return outline
        .required()
        .filter(place -> !standing.isDone(place))
        .filter(place -> plan.dueDay(place).equals(day))
        .mapToObj(outline::milestone)
        .findFirst()
        .map(milestone -> new NextDue(milestone.key(), milestone.title(), day))
        .orElse(null);
  }

  private static Plan plan(ResultSet row) throws SQLException {
    var days = (Date[]) row.getArray("due_days").getArray();
    return new Plan(Arrays.stream(days).map(Date::toLocalDate).toList());
  }
}
