package dev.milepost.progress.pace;

import static dev.milepost.progress.pace.SevenMilestones.day;
import static dev.milepost.progress.pace.SevenMilestones.of;
import static dev.milepost.progress.pace.SevenMilestones.standing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.progress.pace.Forecast.Between;
import dev.milepost.progress.pace.Forecast.DoneOn;
import dev.milepost.progress.pace.Forecast.FarOff;
import dev.milepost.progress.pace.Forecast.Finished;
import dev.milepost.progress.pace.Forecast.InReview;
import dev.milepost.progress.pace.Forecast.Standstill;
import dev.milepost.progress.pace.Forecast.TooEarly;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastTest {

  private static final List<DoneOn> FOUR_SIX_AND_TWO_HOURS =
      List.of(done("a", 0), done("c", 8), done("b", 15));

  @Test
  void itIsARangeAroundTheSpeedOfTheLastWeeks() {
    // Four hours a week, give or take one and a bit; twelve are left.
    assertThat(forecast("dddoooo", FOUR_SIX_AND_TWO_HOURS, day(20)))
        .isEqualTo(new Between(day(20).plusDays(17), day(20).plusDays(30)));
  }

  @Test
  void evenAPerfectlyEvenPaceIsNoPromiseOfOneDay() {
    var even = List.of(done("a", 6), done("e", 13), done("a", 20));
    Between between = (Between) forecast("dddoooo", even, day(20));
    assertThat(between.earliest()).isBefore(day(20).plusDays(21));
    assertThat(between.latest()).isAfter(day(20).plusDays(21));
  }

  @Test
  void onTheLastStretchTheRangeStillHasTwoDays() {
    Between between =
        (Between) forecast("ddodddd", List.of(done("d", 0), done("d", 7), done("d", 14)), day(14));
    assertThat(between.earliest()).isAfter(day(14));
    assertThat(between.latest()).isAfter(between.earliest());
  }

  @Test
  void twoMilestonesOrTwoWeeksAreTooLittleToTell() {
    assertThat(forecast("doooooo", List.of(), day(20))).isEqualTo(new TooEarly());
    assertThat(forecast("ddooooo", List.of(done("a", 0), done("b", 10)), day(20)))
        .isEqualTo(new TooEarly());
    assertThat(forecast("dddoooo", List.of(done("a", 0), done("b", 3), done("c", 9)), day(13)))
        .isEqualTo(new TooEarly());
  }

  @Test
  void fourIdleWeeksAreAStandstill() {
    assertThat(forecast("dddoooo", FOUR_SIX_AND_TWO_HOURS, day(15 + 28)))
        .isEqualTo(new Standstill());
    assertThat(forecast("dddoooo", FOUR_SIX_AND_TWO_HOURS, day(15 + 27)))
        .isInstanceOf(Between.class);
  }

  @Test
  void onlyTheLastEightWeeksAreLookedBackOn() {
    var longAgo = List.of(done("d", 0), done("b", 63), done("b", 70), done("b", 77));
    var not = List.of(done("b", 63), done("b", 70), done("b", 77), done("a", 27));
    LocalDate today = day(80);
    Between faster = (Between) forecast("dddoooo", not, today);
    Between slower = (Between) forecast("dddoooo", longAgo, today);
    assertThat(slower.earliest()).isAfter(faster.earliest());
  }

  @Test
  void whatTakesYearsIsNotDated() {
    var crumbs = List.of(done("y", 0), done("y", 1), done("y", 200));
    assertThat(forecast("ooooooo", crumbs, day(200))).isEqualTo(new FarOff());
  }

  @Test
  void whatIsHandedInTakesNoTimeAnyMore() {
    assertThat(forecast("dddodro", FOUR_SIX_AND_TWO_HOURS, day(20))).isEqualTo(new InReview());
  }

  @Test
  void optionalMilestonesAreNotWaitedFor() {
    assertThat(forecast("dddoddo", FOUR_SIX_AND_TWO_HOURS, day(20))).isEqualTo(new Finished());
  }

  private static Forecast forecast(String line, List<DoneOn> done, LocalDate today) {
    return Forecast.of(standing(line), done, today);
  }

  private static DoneOn done(String milestone, int day) {
    return new DoneOn(of(milestone), day(day));
  }
}
