package dev.milepost.progress.enrolling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.CohortChanged.Pacing;
import dev.milepost.progress.cohorts.Cohort;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EnrolmentDatesTest {

  private static final LocalDate EARLY = SmallCohort.START.minusDays(10);
  private static final LocalDate LATE = SmallCohort.START.plusDays(30);
  private static final Cohort FIXED = SmallCohort.of(Pacing.FIXED);
  private static final Cohort ROLLING = SmallCohort.of(Pacing.ROLLING);

  @Test
  void withFixedPacingALateJoinerHasThePlanOfEveryoneAndMayReportEarlierWork() {
    Enrolment late = begun(EnrolmentDates.NONE, FIXED, LATE);
    assertThat(late.startsOn()).isEqualTo(SmallCohort.START);
    assertThat(late.countsFrom()).isEqualTo(SmallCohort.START);
    assertThat(late.planId()).isEqualTo(begun(EnrolmentDates.NONE, FIXED, EARLY).planId());
  }

  @Test
  void whoJoinsEarlyMayReportWorkFromThatDayOn() {
    assertThat(begun(EnrolmentDates.NONE, FIXED, EARLY).countsFrom()).isEqualTo(EARLY);
  }

  @Test
  void withRollingPacingThePlanBeginsOnTheDayOfJoiningButNotBeforeTheCohort() {
    assertThat(begun(EnrolmentDates.NONE, ROLLING, LATE).startsOn()).isEqualTo(LATE);
    assertThat(begun(EnrolmentDates.NONE, ROLLING, EARLY).startsOn()).isEqualTo(SmallCohort.START);
    assertThat(begun(EnrolmentDates.NONE, ROLLING, SmallCohort.END.plusDays(5)).startsOn())
        .isEqualTo(SmallCohort.END);
  }

  @Test
  void plansOfDifferentStartsDiffer() {
    var other = new EnrolmentDates(null, null, LATE.plusDays(1), null, null);
    assertThat(begun(other, ROLLING, LATE).planId())
        .isNotEqualTo(begun(EnrolmentDates.NONE, ROLLING, LATE).planId());
  }

  @Test
  void whatIsAskedForIsGiven() {
    UUID id = UUID.randomUUID();
    Enrolment enrolment =
        begun(new EnrolmentDates(id, null, LATE, EARLY, SmallCohort.END), ROLLING, EARLY);
    assertThat(enrolment.id()).isEqualTo(id);
    assertThat(enrolment.startsOn()).isEqualTo(LATE);
    assertThat(enrolment.countsFrom()).isEqualTo(EARLY);
    assertThat(enrolment.withdrawnOn()).isEqualTo(SmallCohort.END);
  }

  @Test
  void whoWithdrewBeforeTheStartCountsFromThatDayAtMost() {
    var wish = new EnrolmentDates(null, null, null, null, EARLY);
    assertThat(begun(wish, FIXED, LATE).countsFrom()).isEqualTo(EARLY);
  }

  @Test
  void anEnrolmentThatIsThereKeepsWhatIsNotAskedFor() {
    Enrolment known = begun(EnrolmentDates.NONE, FIXED, LATE);
    assertThat(EnrolmentDates.NONE.appliedTo(known)).isEqualTo(known);
    Enrolment withdrawn = new EnrolmentDates(null, null, null, null, LATE).appliedTo(known);
    assertThat(withdrawn.withdrawnOn()).isEqualTo(LATE);
    assertThat(EnrolmentDates.NONE.appliedTo(withdrawn)).isEqualTo(withdrawn);
  }

  @Test
  void whoIsEnrolledNowIsEnrolledAtThisMoment() {
    assertThat(begun(EnrolmentDates.NONE, FIXED, LATE).enrolledAt()).isEqualTo(noon(LATE));
    assertThat(begun(enrolledOn(LATE), FIXED, LATE).enrolledAt()).isEqualTo(noon(LATE));
  }

  @Test
  void whoWasEnrolledOnAnEarlierDayIsEnrolledAtItsNoonAndStaysSo() {
    Enrolment enrolment = begun(enrolledOn(EARLY), FIXED, LATE);
    assertThat(enrolment.enrolledAt()).isEqualTo(noon(EARLY));
    assertThat(enrolledOn(LATE).appliedTo(enrolment)).isEqualTo(enrolment);
  }

  private static EnrolmentDates enrolledOn(LocalDate day) {
    return new EnrolmentDates(null, day, null, null, null);
  }

  private static Instant noon(LocalDate day) {
    return day.atTime(LocalTime.NOON).atZone(SmallCohort.ZONE).toInstant();
  }

  private static Enrolment begun(EnrolmentDates wish, Cohort cohort, LocalDate today) {
    return wish.begun(cohort, UUID.randomUUID(), noon(today), SmallCohort.plans(cohort));
  }
}
