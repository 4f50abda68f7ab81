package dev.milepost.progress.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.events.EnrolmentChanged;
import dev.milepost.events.Topic;
import dev.milepost.progress.CohortJson;
import dev.milepost.progress.Http;
import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.ToldEvents;
import dev.milepost.progress.enrolling.Enrolment;
import dev.milepost.progress.enrolling.EnrolmentAccess;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.pace.Plan;
import dev.milepost.progress.projecting.Recomputation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ProgressTest
class ChangePlanTest {

  private static final LocalDate START = TestCohorts.START;
  private static final LocalDate END = START.plusDays(120);

  @LocalServerPort private int port;
  @Autowired private TestCohorts cohorts;
  @Autowired private ChangePlan changePlan;
  @Autowired private EnrolmentAccess access;
  @Autowired private Recomputation recomputation;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  private final String email = UUID.randomUUID() + "@example.invalid";
  private Http admin;
  private Http learner;
  private String cohort;
  private String path;
  private Enrolment enrolment;
  private List<LocalDate> laidOut;

  @BeforeEach
  void aLearnerInACohort() {
    cohorts.outline();
    admin = Http.asAdmin(port);
    learner = Http.as(port, email);
    cohort = new CohortJson().madeBy(admin);
    path = enrol(cohort, "");
    enrolment = enrolment(path);
    laidOut = days(4, 9, 13, 20, 27);
    assertThat(dueDays()).isEqualTo(laidOut);
  }

  @Test
  void anotherPlanIsWrittenToldAndFollowedByAllThatCountsByIt() {
    change(days(40, 45, 50, 55, 60));
    assertThat(dueDays()).isEqualTo(days(40, 45, 50, 55, 60));
    assertThat(nextDue()).isEqualTo(START.plusDays(40));
    var told = told(2).getLast();
    assertThat(told.revision()).isEqualTo(2);
    assertThat(told.plan()).containsEntry("git", START.plusDays(40));
    assertNothingDiffersFromTheLog();
  }

  @Test
  void verificationKnowsThePlan() {
    // Other tests write rows of their own making, which differ from the log from the start.
    long before = progressThatDiffers();
    change(days(40, 45, 50, 55, 60));
    assertThat(progressThatDiffers()).isEqualTo(before);
    jdbc.sql("update enrolment_progress set next_due_day = ? where enrolment_id = ?")
        .params(laidOut.getFirst(), enrolment.id())
        .update();
    assertThat(progressThatDiffers()).isEqualTo(before + 1);
  }

  @Test
  void whatIsRecordedAfterwardsGoesByTheNewPlan() {
    report("git");
    change(days(40, 45, 50, 55, 60));
    report("python");
    assertThat(nextDue()).isEqualTo(START.plusDays(50));
    assertNothingDiffersFromTheLog();
    admin.post(cohort + "/rebuild", "");
    assertThat(nextDue()).isEqualTo(START.plusDays(50));
    assertNothingDiffersFromTheLog();
  }

  @Test
  void theWishIsMadeByThePlanAndByWhatIsDone() {
    report("git");
    Plan plan =
        changePlan.change(
            enrolment,
            now -> {
              assertThat(now.standing().line()).isEqualTo("doooo");
              assertThat(now.plan().dueDays()).isEqualTo(laidOut);
              assertThat(now.laidOut()).isEqualTo(now.plan());
              return now.plan().dueDays().stream().map(day -> day.plusDays(1)).toList();
            });
    assertThat(plan.dueDays()).isEqualTo(days(5, 10, 14, 21, 28)).isEqualTo(dueDays());
  }

  @Test
  void nothingFallsOnABlackoutDayOrAfterTheEnd() {
    admin.send("PATCH", cohort, "{\"blackoutDays\": [\"%s\"]}".formatted(START.plusDays(40)));
    change(days(40, 45, 50, 55, 500));
    assertThat(dueDays()).isEqualTo(days(41, 45, 50, 55, 120));
  }

  @Test
  void theSamePlanAgainChangesAndTellsNothing() {
    change(days(40, 45, 50, 55, 60));
    change(days(40, 45, 50, 55, 60));
    change(days(41, 45, 50, 55, 60));
    assertThat(told(3)).extracting(EnrolmentChanged::revision).containsExactly(1L, 2L, 3L);
  }

  @Test
  void aPlanOfItsOwnStaysWhenTheEnrolmentChangesOtherwise() {
    change(days(40, 45, 50, 55, 60));
    learner.post(path + "/withdrawal", "{}");
    admin.send("DELETE", path + "/withdrawal", "");
    assertThat(dueDays()).isEqualTo(days(40, 45, 50, 55, 60));
    assertThat(told(4).getLast().plan()).containsEntry("reading", START.plusDays(60));
    assertNothingDiffersFromTheLog();
  }

  @Test
  void aNewCalendarMovesOfAnOwnPlanOnlyWhatItHasNoRoomFor() {
    change(days(40, 45, 50, 55, 100));
    String neighbour = enrol(cohort, "n-");
    admin.send(
        "PATCH",
        cohort,
        "{\"endDay\": \"%s\", \"blackoutDays\": [\"%s\", \"%s\"]}"
            .formatted(START.plusDays(90), START.plusDays(45), START.plusDays(4)));
    assertThat(dueDays()).isEqualTo(days(40, 46, 50, 55, 90));
    assertThat(dueDays(enrolment(neighbour).id())).isEqualTo(days(5, 9, 13, 20, 27));
    assertThat(told(3).getLast().plan()).containsEntry("python", START.plusDays(46));
    assertNothingDiffersFromTheLog();
  }

  @Test
  void whoGoesBackToTheLaidOutPlanFollowsTheCalendarAgain() {
    change(days(40, 45, 50, 55, 60));
    changePlan.change(enrolment, now -> now.laidOut().dueDays());
    assertThat(dueDays()).isEqualTo(laidOut);
    admin.send("PATCH", cohort, "{\"blackoutDays\": [\"%s\"]}".formatted(START.plusDays(4)));
    assertThat(dueDays()).isEqualTo(days(5, 9, 13, 20, 27));
  }

  @Test
  void whoBeginsOnAnotherDayIsPlannedAnew() {
    String rolling = new CohortJson().with("pacing", "rolling").madeBy(admin);
    Enrolment own = enrolment(enrol(rolling, "r-"));
    changePlan.change(own, now -> days(40, 45, 50, 55, 60));
    admin.post(
        rolling + "/enrolments",
        "{\"email\": \"r-%s\", \"name\": \"L\", \"startDay\": \"%s\"}"
            .formatted(email, START.plusDays(10)));
    assertThat(dueDays(own.id())).isEqualTo(days(14, 19, 23, 30, 37));
  }

  @Test
  void ofTwoWhoChangeItAtOnceTheSecondSeesThePlanOfTheFirst() throws Exception {
    Callable<Plan> oneDayMore =
        () ->
            changePlan.change(
                enrolment,
                now -> now.plan().dueDays().stream().map(day -> day.plusDays(1)).toList());
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var done : threads.invokeAll(List.of(oneDayMore, oneDayMore, oneDayMore, oneDayMore))) {
        done.get();
      }
    }
    assertThat(dueDays()).isEqualTo(days(8, 13, 17, 24, 31));
    assertThat(told(5)).extracting(EnrolmentChanged::revision).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void itIsUndoneWithTheCallersTransaction() {
    transaction.executeWithoutResult(
        status -> {
          change(days(40, 45, 50, 55, 60));
          status.setRollbackOnly();
        });
    assertThat(dueDays()).isEqualTo(laidOut);
    assertNothingDiffersFromTheLog();
  }

  @Test
  void aPlanHasADueDayForEveryMilestone() {
    assertThatThrownBy(() -> change(days(40, 45)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a roadmap of 5 milestones, 2 due days");
  }

  private void change(List<LocalDate> dueDays) {
    changePlan.change(enrolment, now -> dueDays);
  }

  private void report(String milestone) {
    var answer =
        learner.post(
            "/api/v1/milestones",
            "{\"milestone\": \"%s\", \"type\": \"completed\"}".formatted(milestone),
            "Prefer",
            "wait=20");
    assertThat(answer.status()).isEqualTo(201);
  }

  private String enrol(String where, String prefix) {
    return admin
        .post(
            where + "/enrolments",
            "{\"email\": \"%s%s\", \"name\": \"L\"}".formatted(prefix, email))
        .header("Location");
  }

  private Enrolment enrolment(String location) {
    UUID id = UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    return access.forStaff(new Caller(UUID.randomUUID(), "main", true), id);
  }

  private static List<LocalDate> days(int... afterStart) {
    return IntStream.of(afterStart).mapToObj(START::plusDays).toList();
  }

  private List<LocalDate> dueDays() {
    return dueDays(enrolment.id());
  }

  private List<LocalDate> dueDays(UUID id) {
    return Stream.of(
            jdbc.sql(
                    """
                    select array_to_string(p.due_days, ',')
                    from enrolment e join plan p on p.id = e.plan_id where e.id = ?
                    """)
                .param(id)
                .query(String.class)
                .single()
                .split(","))
        .map(LocalDate::parse)
        .toList();
  }

  private @Nullable LocalDate nextDue() {
    return jdbc.sql("select next_due_day from enrolment_progress where enrolment_id = ?")
        .param(enrolment.id())
        .query(LocalDate.class)
        .optional()
        .orElse(null);
  }

  private List<EnrolmentChanged> told(int count) {
    return ToldEvents.await(Topic.ENROLMENT, enrolment.id(), count);
  }

  private long progressThatDiffers() {
    return recomputation.compare().stream()
        .filter(check -> check.name().equals("enrolments whose progress differs from the log"))
        .findFirst()
        .orElseThrow()
        .actual();
  }

  /** The enrolment stands as its events in the log and its plan say. */
  private void assertNothingDiffersFromTheLog() {
    Map<String, Object> folded = row();
    assertThat(admin.post(cohort + "/rebuild", "").status()).isEqualTo(204);
    assertThat(row()).isEqualTo(folded);
  }

  private Map<String, Object> row() {
    return jdbc.sql(
            """
            select standing, next_due_day, done_through_day, milestones_done, plan_id, events
            from enrolment_progress where enrolment_id = ?
            """)
        .param(enrolment.id())
        .query()
        .singleRow();
  }
}
