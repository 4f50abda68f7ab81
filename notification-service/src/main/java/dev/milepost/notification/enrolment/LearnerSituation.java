package dev.milepost.notification.enrolment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one learner of a cohort stands at a moment, as far as mentors are told of it. Days are those
 * of the cohort's zone; only required milestones count.
 *
 * @param begun the first day on which the learner could have done something
 * @param nextDue earliest due day of what is not done; null when all of it is
 * @param late how many milestones were due before today and are not done
 * @param lastActive null when there was no activity
 * @param usualGapDays median of the gaps between active days, rounded up; null below three active
 *     days, when nothing is usual yet
 * @param finishedAt when the last milestone was done, as told; null while one is not
 */
public record LearnerSituation(
    UUID enrolment,
    UUID learner,
    LocalDate begun,
    @Nullable LocalDate nextDue,
    int late,
    @Nullable LocalDate lastActive,
    @Nullable Integer usualGapDays,
    @Nullable Instant finishedAt) {

  private static final int DAYS_TO_KNOW = 3;

  public static LearnerSituation of(Moment now) {
    List<LocalDate> due = dueDaysOfWhatIsNotDone(now);
    List<LocalDate> active = now.activeDays();
    return new LearnerSituation(
        now.facts().enrolment(),
        now.facts().learner(),
        now.facts().firstDay(),
        due.isEmpty() ? null : due.getFirst(),
        (int) due.stream().filter(day -> day.isBefore(now.today())).count(),
        active.isEmpty() ? null : active.getLast(),
        usualGap(active),
        now.finishedAt().orElse(null));
  }

  private static List<LocalDate> dueDaysOfWhatIsNotDone(Moment now) {
    var outline = now.facts().course().outline();
    return outline
        .required()
        .filter(place -> !now.standing().isDone(place))
        .mapToObj(outline::milestone)
        .flatMap(milestone -> Stream.ofNullable(now.facts().plan().get(milestone.key())))
        .sorted()
        .toList();
  }

  private static @Nullable Integer usualGap(List<LocalDate> days) {
    if (days.size() < DAYS_TO_KNOW) {
      return null;
    }
    int[] gaps =
        IntStream.range(1, days.size())
            .map(place -> (int) ChronoUnit.DAYS.between(days.get(place - 1), days.get(place)))
            .sorted()
            .toArray();
    return (gaps[gaps.length / 2] + gaps[(gaps.length - 1) / 2] + 1) / 2;
  }
}
