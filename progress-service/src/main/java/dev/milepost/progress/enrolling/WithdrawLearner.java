package dev.milepost.progress.enrolling;

import dev.milepost.edge.problem.Problem;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.Cohorts;
import dev.milepost.progress.enrolling.EnrolmentAccess.Seen;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.FieldReader;
import dev.milepost.time.BusinessClock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A learner leaves a cohort, by themselves or through its staff. */
@Component
public class WithdrawLearner {

  private final EnrolmentAccess access;
  private final Cohorts cohorts;
  private final ChangeEnrolments changes;
  private final BusinessClock clock;

  WithdrawLearner(
      EnrolmentAccess access, Cohorts cohorts, ChangeEnrolments changes, BusinessClock clock) {
    this.access = access;
    this.cohorts = cohorts;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * Events after the day no longer count, those that are recorded already included. Only the staff
   * move the day of a withdrawal to a later one, as only they take a withdrawal back.
   *
   * @param wish the last day whose events count, in the cohort's zone; null for the day that is
   *     known, else today, or the end of a cohort that is over
   * @throws Problem {@code not-found} for who may not see the enrolment, or {@code invalid-fields}
   */
  @Transactional
  public void withdraw(Caller caller, UUID enrolmentId, @Nullable LocalDate wish) {
    Seen seen = access.seen(caller, enrolmentId);
    Cohort cohort = cohorts.holdStill(seen.enrolment().cohortId());
    changes.change(
        cohort,
        List.of(enrolmentId),
        known -> {
          if (wish == null && known.withdrawnOn() != null) {
            return known;
          }
          LocalDate day = wish == null ? todayOrEnd(cohort) : wish;
          check(known, cohort, day, seen.asStaff());
          return known.withdrawn(day);
        });
  }

  private LocalDate todayOrEnd(Cohort cohort) {
    LocalDate today = clock.today(cohort.zone());
    return today.isAfter(cohort.endDay()) ? cohort.endDay() : today;
  }

  private static void check(Enrolment known, Cohort cohort, LocalDate day, boolean byStaff) {
    var fields = new FieldReader();
    LocalDate from = known.countsFrom();
    LocalDate withdrawn = known.withdrawnOn();
    fields.require(
        from == null || !day.isBefore(from), "/day", "a day not before the first one that counts");
    fields.require(!day.isAfter(cohort.endDay()), "/day", "a day not after the cohort's end");
    fields.require(
        byStaff || withdrawn == null || !day.isAfter(withdrawn),
        "/day",
        "a day not after that of the withdrawal; its mentors and admins can choose a later one");
    fields.refuseFaults();
  }
}
