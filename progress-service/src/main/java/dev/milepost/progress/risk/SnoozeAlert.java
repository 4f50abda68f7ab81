package dev.milepost.progress.risk;

import dev.milepost.edge.problem.Problem;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.Cohorts;
import dev.milepost.progress.enrolling.Enrolment;
import dev.milepost.progress.enrolling.EnrolmentAccess;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.FieldReader;
import dev.milepost.progress.intervening.InterventionProblems;
import dev.milepost.progress.intervening.Interventions;
import dev.milepost.progress.intervening.Interventions.New;
import dev.milepost.progress.intervening.Interventions.Snooze;
import dev.milepost.progress.intervening.Interventions.What;
import dev.milepost.time.BusinessClock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The staff of a cohort leave a learner out of the at-risk list for a while. */
@Component
public class SnoozeAlert {

  private static final int MOST_DAYS = 30;

  private final EnrolmentAccess access;
  private final Cohorts cohorts;
  private final AssessLearner risks;
  private final Interventions interventions;
  private final BusinessClock clock;

  SnoozeAlert(
      EnrolmentAccess access,
      Cohorts cohorts,
      AssessLearner risks,
      Interventions interventions,
      BusinessClock clock) {
    this.access = access;
    this.cohorts = cohorts;
    this.risks = risks;
    this.interventions = interventions;
    this.clock = clock;
  }

  /**
   * Leaves the learner out until a day, and leaves the trace in the same transaction. Snoozing
   * until the day that is set already changes nothing.
   *
   * @param days 1 to 30; null when {@code until} says it
   * @param until the day on which the learner is listed again, in the cohort's zone, 1 to 30 days
   *     ahead; null when {@code days} says it
   * @return that day
   * @throws Problem {@code not-allowed} for the learner themself, {@code not-found} for who may not
   *     see the enrolment, {@code invalid-fields}, or {@code too-late-to-help}
   */
  @Transactional
  public LocalDate snooze(
      Caller caller, UUID enrolmentId, @Nullable Integer days, @Nullable LocalDate until) {
    Enrolment enrolment = access.forStaff(caller, enrolmentId);
    Cohort cohort = cohorts.holdStill(enrolment.cohortId());
    LocalDate today = clock.today(cohort.zone());
    LocalDate day = checked(days, until, today);
    InterventionProblems.refuseWhenTooLate(cohort, enrolment, today);
    Snooze known = interventions.snoozes(cohort.id(), today).get(enrolmentId);
    if (known == null || !known.until().equals(day)) {
      int ahead = (int) ChronoUnit.DAYS.between(today, day);
      Severity foreseen =
          risks
              .assess(cohort, enrolmentId, today)
              .map(risk -> risk.foreseen(ahead))
              .orElse(Severity.NOTICE);
      var what = new What.Snoozed(day, foreseen.wireName());
      interventions.add(new New(UUID.randomUUID(), enrolment, caller, clock.now(), today, what));
    }
    return day;
  }

  private static LocalDate checked(
      @Nullable Integer days, @Nullable LocalDate until, LocalDate today) {
    var fields = new FieldReader();
    fields.require(
        days == null ? until != null : until == null && days >= 1 && days <= MOST_DAYS,
        "/days",
        "a number of days from 1 to 30, or else a day as until");
    fields.require(
        until == null || until.isAfter(today) && !until.isAfter(today.plusDays(MOST_DAYS)),
        "/until",
        "a day from %s to %s".formatted(today.plusDays(1), today.plusDays(MOST_DAYS)));
    fields.refuseFaults();
    return until == null ? today.plusDays(days == null ? 0 : days) : until;
  }

  /**
   * Lists the learner again; changes nothing for who is not left out.
   *
   * @throws Problem as {@link #snooze}
   */
  @Transactional
  public void takeBack(Caller caller, UUID enrolmentId) {
    Enrolment enrolment = access.forStaff(caller, enrolmentId);
    Cohort cohort = cohorts.holdStill(enrolment.cohortId());
    interventions.takeSnoozesBack(enrolmentId, clock.today(cohort.zone()), clock.now());
  }
}
