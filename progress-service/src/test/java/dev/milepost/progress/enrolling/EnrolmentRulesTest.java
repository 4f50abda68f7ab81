package dev.milepost.progress.enrolling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.edge.problem.Fault;
import dev.milepost.events.CohortChanged.Pacing;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.FieldReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EnrolmentRulesTest {

  private static final String ID = "0198a2f0-5c1e-7c43-9f30-2f6d1c7a9b10";

  private static final LocalDate TODAY = SmallCohort.START.plusDays(20);

  @Test
  void addressAndNameAreEnough() {
    var wish = read(new Row("lena@example.org", "Lena").request(), Pacing.FIXED, false);
    assertThat(wish.address()).isEqualTo("lena@example.org");
    assertThat(wish.newcomer().zone()).isEqualTo(SmallCohort.ZONE);
    assertThat(wish.newcomer().locale()).isEqualTo(Locale.ENGLISH);
    assertThat(wish.learnerId()).isNull();
    assertThat(wish.dates()).isEqualTo(EnrolmentDates.NONE);
  }

  @Test
  void everyFaultIsFound() {
    var request =
        new EnrolmentRequest(
            "lena",
            null,
            "Mars",
            "de_DE",
            "2026-13-01",
            null,
            "2026-02-30",
            "1999-01-01",
            null,
            null);
    assertThat(pointers(request, Pacing.FIXED, false))
        .containsExactlyInAnyOrder(
            "/email", "/name", "/zone", "/locale", "/enrolledOn", "/countsFrom", "/withdrawnOn");
  }

  @Test
  void onlyRollingPacingKnowsAStartOfOnesOwn() {
    var request = new Row("lena@example.org", "Lena").starting("2026-04-01").request();
    assertThat(pointers(request, Pacing.FIXED, false)).containsExactly("/startDay");
    assertThat(pointers(request, Pacing.ROLLING, false)).isEmpty();
  }

  @Test
  void aStartLiesWithinTheCohort() {
    var early = new Row("lena@example.org", "Lena").starting("2026-03-01").request();
    var late = new Row("lena@example.org", "Lena").starting("2026-08-31").request();
    assertThat(pointers(early, Pacing.ROLLING, false)).containsExactly("/startDay");
    assertThat(pointers(late, Pacing.ROLLING, false)).containsExactly("/startDay");
  }

  @Test
  void aWithdrawalDoesNotPrecedeTheFirstDayThatCounts() {
    var request =
        new EnrolmentRequest(
            "lena@example.org",
            "Lena",
            null,
            null,
            null,
            null,
            "2026-03-10",
            "2026-03-09",
            null,
            null);
    assertThat(pointers(request, Pacing.FIXED, false)).containsExactly("/withdrawnOn");
  }

  @Test
  void nobodyWasEnrolledTomorrow() {
    var request =
        new EnrolmentRequest(
            "lena@example.org",
            "Lena",
            null,
            null,
            TODAY.plusDays(1).toString(),
            null,
            null,
            null,
            null,
            null);
    assertThat(pointers(request, Pacing.FIXED, false)).containsExactly("/enrolledOn");
  }

  @Test
  void onlyAdminsChooseIds() {
    var request =
        new EnrolmentRequest(
            "lena@example.org", "Lena", null, null, null, null, null, null, ID, ID);
    assertThat(pointers(request, Pacing.FIXED, false))
        .containsExactlyInAnyOrder("/learnerId", "/enrolmentId");
    var wish = read(request, Pacing.FIXED, true);
    assertThat(wish.learnerId()).isEqualTo(UUID.fromString(ID));
    assertThat(wish.dates().id()).isEqualTo(UUID.fromString(ID));
  }

  @Test
  void anIdIsWrittenOut() {
    var request =
        new EnrolmentRequest(
            "lena@example.org", "Lena", null, null, null, null, null, null, "1-1-1-1-1", null);
    assertThat(pointers(request, Pacing.FIXED, true)).containsExactly("/learnerId");
  }

  private static EnrolmentWish read(EnrolmentRequest request, Pacing pacing, boolean admin) {
    var fields = new FieldReader();
    var wish = rules(pacing, admin).read(request, fields);
    assertThat(fields.faults()).isEmpty();
    return wish;
  }

  private static List<String> pointers(EnrolmentRequest request, Pacing pacing, boolean admin) {
    var fields = new FieldReader();
    rules(pacing, admin).read(request, fields);
    return fields.faults().stream().map(Fault::pointer).toList();
  }

  private static EnrolmentRules rules(Pacing pacing, boolean admin) {
    Cohort cohort = SmallCohort.of(pacing);
    return new EnrolmentRules(cohort, new Caller(UUID.randomUUID(), "main", admin), TODAY);
  }

  private record Row(String email, String name, String startDay) {

    Row(String email, String name) {
      this(email, name, null);
    }

    Row starting(String day) {
      return new Row(email, name, day);
    }

    EnrolmentRequest request() {
      return new EnrolmentRequest(email, name, null, null, null, startDay, null, null, null, null);
    }
  }
}
