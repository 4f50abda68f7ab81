package dev.milepost.progress.pace;

import static dev.milepost.progress.pace.SevenMilestones.PLAN;
import static dev.milepost.progress.pace.SevenMilestones.day;
import static dev.milepost.progress.pace.SevenMilestones.standing;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplanTest {

  private static final LocalDate END = day(60);
  private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  private final Wishes tenHours = new Wishes(10, WEEKEND, Set.of(), day(0));

  @Test
  void hoursFillTheDaysInTheRoadmapsOrderWithPrerequisitesFirst() {
    // Two hours a day: a is through on Tuesday, c (before b) on Friday, b on the next Monday.
    Replan plan = replan("ooooooo", tenHours);
    assertThat(days(plan)).startsWith(day(1), day(7), day(4)).hasSize(7);
    assertThat(plan.plan().dueDay(4)).isEqualTo(day(11));
    assertThat(plan.finish()).isEqualTo(day(16));
  }

  @Test
  void whatIsDoneKeepsItsDueDayAndTakesNoHours() {
    Replan plan = replan("dddoooo", tenHours);
    assertThat(days(plan)).startsWith(day(0), day(2), day(4));
    assertThat(plan.plan().dueDay(4)).isEqualTo(day(3));
  }

  @Test
  void whatWaitsForAReviewTakesNoHoursAnyMore() {
    Replan plan = replan("ddroooo", tenHours);
    assertThat(plan.plan().dueDay(2)).isEqualTo(day(0));
    assertThat(plan.plan().dueDay(4)).isEqualTo(day(3));
  }

  @Test
  void anOptionalMilestoneIsDueWithItsStageAndTakesNoHours() {
    assertThat(replan("ooooooo", tenHours).plan().dueDay(3)).isEqualTo(day(7));
  }

  @Test
  void anOptionalMilestoneOfAStageThatIsThroughIsNotInThePast() {
    var later = new Wishes(10, WEEKEND, Set.of(), day(12));
    assertThat(replan("dddoooo", later).plan().dueDay(3)).isEqualTo(day(14));
  }

  @Test
  void whatSomethingRequiredWaitsForIsPlannedLikeIt() {
    Replan plan = replan("dddodoo", tenHours);
    assertThat(plan.plan().dueDay(6)).isEqualTo(day(0)).isBefore(plan.plan().dueDay(5));
  }

  @Test
  void daysOffAndBlackoutDaysHaveNoHours() {
    var off = new Wishes(10, WEEKEND, Set.of(day(0)), day(0));
    Replan plan = Replan.of(standing("ooooooo"), PLAN, off, END, Set.of(day(1)));
    assertThat(plan.plan().dueDay(0)).isEqualTo(day(3));
    assertThat(days(plan)).noneMatch(day -> WEEKEND.contains(day.getDayOfWeek()));
  }

  @Test
  void nothingIsDueBeforeTheStart() {
    Replan plan = replan("ooooooo", new Wishes(10, WEEKEND, Set.of(), day(5)));
    assertThat(plan.plan().dueDay(0)).isEqualTo(day(8));
  }

  @Test
  void hoursWithoutAnExactDoubleAreNotADayTooMany() {
    var third = new Wishes(7 * (4.0 / 3), Set.of(), Set.of(), day(0));
    assertThat(replan("ooooooo", third).plan().dueDay(0)).isEqualTo(day(2));
  }

  @Test
  void itTellsWhetherItFitsAndWhatWould() {
    Replan slow =
        Replan.of(
            standing("ooooooo"), PLAN, new Wishes(3, WEEKEND, Set.of(), day(0)), day(20), Set.of());
    assertThat(slow.fits()).isFalse();
    assertThat(slow.finish()).isAfter(day(20));
    assertThat(slow.hoursToFit()).isEqualTo(8.5);

    Wishes enough = new Wishes(slow.hoursToFit(), WEEKEND, Set.of(), day(0));
    assertThat(Replan.of(standing("ooooooo"), PLAN, enough, day(20), Set.of()).fits()).isTrue();
    Wishes tooFew = new Wishes(slow.hoursToFit() - 0.5, WEEKEND, Set.of(), day(0));
    assertThat(Replan.of(standing("ooooooo"), PLAN, tooFew, day(20), Set.of()).fits()).isFalse();
  }

  @Test
  void whereNoDayIsLeftNoHoursFit() {
    Replan late =
        Replan.of(
            standing("ooooooo"),
            PLAN,
            new Wishes(3, WEEKEND, Set.of(), day(19)),
            day(20),
            Set.of());
    assertThat(late.fits()).isFalse();
    assertThat(late.hoursToFit()).isNull();
  }

  @Test
  void whoHasNothingLeftToDoFits() {
    Replan done = replan("ddddddd", tenHours);
    assertThat(done.finish()).isNull();
    assertThat(done.fits()).isTrue();
    assertThat(done.plan()).isEqualTo(PLAN);
  }

  private static Replan replan(String line, Wishes wishes) {
    return Replan.of(standing(line), PLAN, wishes, END, Set.of());
  }

  private static List<LocalDate> days(Replan plan) {
    return plan.plan().dueDays();
  }
}
