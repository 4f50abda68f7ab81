package dev.milepost.progress.cohorts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.milepost.edge.problem.Fault;
import dev.milepost.edge.problem.Problem;
import dev.milepost.events.CohortChanged.Pacing;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CohortRulesTest {

  private static final LocalDate START = LocalDate.of(2026, 3, 2);
  private static final LocalDate END = LocalDate.of(2026, 8, 30);

  @Test
  void aGoodRequestBecomesAClosedCohort() {
    Cohort cohort = made(request("ml-spring", "small", 1, START, END, "Europe/Berlin", null));
    assertThat(cohort.slug()).isEqualTo("ml-spring");
    assertThat(cohort.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(cohort.open()).isFalse();
    assertThat(cohort.blackoutDays()).isEmpty();
    assertThat(cohort.revision()).isEqualTo(1);
  }

  @Test
  void everyFieldThatIsMissingIsPointedAt() {
    var nothing =
        new CohortRequest(null, null, null, null, null, null, null, null, null, null, null);
    assertThat(faultsOf(() -> made(nothing)))
        .extracting(Fault::pointer)
        .containsExactlyInAnyOrder(
            "/slug",
            "/name",
            "/term",
            "/roadmap",
            "/roadmapVersion",
            "/startDay",
            "/endDay",
            "/zone",
            "/pacing");
  }

  @Test
  void everyFaultIsReportedAtOnce() {
    var request = request("Not A Slug", "small", 7, START, START.minusDays(1), "+01:00", null);
    assertThat(faultsOf(() -> made(request)))
        .extracting(Fault::pointer)
        .containsExactlyInAnyOrder("/slug", "/roadmapVersion", "/endDay", "/zone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-ml", "ML", "ml_1", "ml/1", "m\n"})
  void aSlugHasLowerCaseLettersDigitsAndHyphens(String slug) {
    assertThat(faultsOf(() -> made(request(slug, "small", 1, START, END, "UTC", null))))
        .extracting(Fault::pointer)
        .containsExactly("/slug");
  }

  @Test
  void anUnknownRoadmapIsOneFaultAndAnUnknownVersionNamesThePublishedOnes() {
    assertThat(faultsOf(() -> made(request("ml", "unknown", 1, START, END, "UTC", null))))
        .extracting(Fault::pointer)
        .containsExactly("/roadmap");
    assertThat(faultsOf(() -> made(request("ml", "small", 3, START, END, "UTC", null))))
        .singleElement()
        .extracting(Fault::detail)
        .asString()
        .contains("1, 2");
  }

  @Test
  void blackoutDaysLieWithinTheCohortAndAreKeptOnceAndInOrder() {
    var outside = Arrays.asList(START.minusDays(1), START, null, END.plusDays(1));
    assertThat(faultsOf(() -> made(request("ml", "small", 1, START, END, "UTC", outside))))
        .extracting(Fault::pointer)
        .containsExactly("/blackoutDays/0", "/blackoutDays/2", "/blackoutDays/3");
    var repeated = List.of(END, START, END);
    assertThat(made(request("ml", "small", 1, START, END, "UTC", repeated)).blackoutDays())
        .containsExactly(START, END);
  }

  @Test
  void absurdDaysAreRefused() {
    LocalDate absurd = LocalDate.of(20260, 1, 1);
    assertThat(faultsOf(() -> made(request("ml", "small", 1, START, absurd, "UTC", null))))
        .extracting(Fault::pointer)
        .containsExactly("/endDay");
  }

  @Test
  void aChangeKeepsWhatItDoesNotName() {
    Cohort cohort = made(request("ml", "small", 1, START, END, "UTC", List.of(START)));
    Cohort changed = changed(cohort, new CohortChange("New name", null, null, true, null));
    assertThat(changed.name()).isEqualTo("New name");
    assertThat(changed.open()).isTrue();
    assertThat(changed.blackoutDays()).containsExactly(START);
    assertThat(changed.revision()).isEqualTo(2);
  }

  @Test
  void aChangeToWhatItIsAlreadyIsNone() {
    Cohort cohort = made(request("ml", "small", 1, START, END, "UTC", null));
    assertThat(changed(cohort, new CohortChange("Spring", END, "UTC", false, List.of())))
        .isEqualTo(cohort);
  }

  @Test
  void anEarlierEndLeavesNoBlackoutDayBehind() {
    Cohort cohort = made(request("ml", "small", 1, START, END, "UTC", List.of(END)));
    LocalDate earlier = END.minusDays(1);
    assertThat(faultsOf(() -> changed(cohort, new CohortChange(null, earlier, null, null, null))))
        .extracting(Fault::pointer)
        .containsExactly("/blackoutDays/0");
    assertThat(
            changed(cohort, new CohortChange(null, earlier, null, null, List.of()))
                .hasCalendarOf(cohort))
        .isFalse();
  }

  private static Cohort made(CohortRequest request) {
    return rules().made(UUID.randomUUID(), "main", request);
  }

  private static Cohort changed(Cohort cohort, CohortChange change) {
    return rules().changed(cohort, change);
  }

  private static CohortRules rules() {
    return new CohortRules(slug -> slug.equals("small") ? List.of(1, 2) : List.of());
  }

  private static CohortRequest request(
      String slug,
      String roadmap,
      int version,
      LocalDate start,
      LocalDate end,
      String zone,
      List<LocalDate> blackout) {
    return new CohortRequest(
        slug,
        "Spring",
        "2026-spring",
        roadmap,
        version,
        start,
        end,
        zone,
        Pacing.FIXED,
        null,
        blackout);
  }

  private static List<Fault> faultsOf(ThrowingCallable call) {
    Problem problem = catchThrowableOfType(Problem.class, call);
    assertThat(problem.type().slug()).isEqualTo("invalid-fields");
    return problem.faults();
  }
}
