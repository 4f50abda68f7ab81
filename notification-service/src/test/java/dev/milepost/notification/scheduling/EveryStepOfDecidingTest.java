package dev.milepost.notification.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.notification.NotificationTest;
import dev.milepost.notification.RepeatedWork;
import dev.milepost.notification.Steps;
import dev.milepost.notification.Steps.Death;
import dev.milepost.notification.Steps.DeathAt;
import dev.milepost.notification.Turns;
import dev.milepost.notification.World;
import dev.milepost.notification.World.Learner;
import dev.milepost.notification.enrolment.CourseSettings;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two instances decide for one reader in two cohorts on all that ten days bring, in any order of
 * their steps, and may die before and after each: every reason to write gets one row in the ledger,
 * and the reader no more than the limits allow.
 */
@NotificationTest
class EveryStepOfDecidingTest {

  private static final int INTERLEAVINGS = 12;
  private static final int WEEK = 7;

  @Autowired private World world;
  @Autowired private JdbcClient jdbc;
  @Autowired private RunTimelines timelines;
  @Autowired private RepeatedWork timelineRuns;
  @Autowired private RepeatedWork delivery;
  private UUID one;
  private UUID other;

  /** What one enrolment is told when nobody comes in between. */
  private List<String> reasons;

  @BeforeEach
  void tenDaysAreDueAndTheServicesOwnInstanceRests() {
    await().until(this::nothingIsDue);
    timelineRuns.stop();
    delivery.stop();
    Learner inOne = world.join();
    Learner inOther = world.join();
    one = inOne.enrolmentId;
    other = inOther.enrolmentId;
    await().until(() -> known(one) && known(other));
    jdbc.sql("update enrolment set learner = ? where id = ?").params(inOne.id, other).update();
    world.jump(Duration.ofDays(10));
    decideAll();
    reasons = reasons(one);
    assertThat(reasons).hasSizeGreaterThan(2).isEqualTo(reasons(other));
    requireDecidedOnceWithinTheLimits("undisturbed");
  }

  @AfterEach
  void letItGoOn() {
    timelineRuns.start();
    delivery.start();
  }

  @Test
  void inWhateverOrderTheirStepsCome() {
    for (int seed = 0; seed < INTERLEAVINGS; seed++) {
      forget();
      makeDue(one);
      new Turns(seed, 8, () -> makeDue(other)).take(this::decideAll, this::decideAll);
      makeDue(other);
      decideAll();
      requireDecidedOnceWithinTheLimits("seed " + seed);
    }
  }

  @Test
  void whereverOneOfThemDies() {
    int step = 0;
    boolean dead = true;
    while (dead) {
      step++;
      forget();
      makeDue(one);
      makeDue(other);
      dead = diesAt(step);
      decideAll();
      requireDecidedOnceWithinTheLimits("died at step " + step);
    }
    assertThat(step).isGreaterThan(20);
  }

  /** False when what is due had been decided on before that step. */
  private boolean diesAt(int step) {
    try {
      Steps.watch(new DeathAt(step), timelines::run);
      return false;
    } catch (Death death) {
      return true;
    }
  }

  /** Also while another holds what is due. */
  private void decideAll() {
    while (!nothingIsDue()) {
      timelines.run();
    }
  }

  private boolean nothingIsDue() {
    return jdbc.sql("select not exists (select from timeline where due_at <= ?)")
        .param(world.now().atOffset(ZoneOffset.UTC))
        .query(Boolean.class)
        .single();
  }

  private void requireDecidedOnceWithinTheLimits(String when) {
    assertThat(reasons(one)).as(when).isEqualTo(reasons);
    assertThat(reasons(other)).as(when).isEqualTo(reasons);
    List<LocalDate> days = countedDays();
    assertThat(days).as(when).isNotEmpty();
    for (LocalDate day : days) {
      assertThat(between(day, 1, days))
          .as(when)
          .isLessThanOrEqualTo(CourseSettings.DEFAULT.perDay());
      assertThat(between(day, WEEK, days))
          .as(when)
          .isLessThanOrEqualTo(CourseSettings.DEFAULT.perWeek());
    }
  }

  private static long between(LocalDate first, int days, List<LocalDate> of) {
    return of.stream()
        .filter(day -> !day.isBefore(first) && day.isBefore(first.plusDays(days)))
        .count();
  }

  private List<LocalDate> countedDays() {
    return jdbc.sql(
            """
            select counted_at from decision
            where enrolment in (:one, :other) and counted_at is not null
            """)
        .param("one", one)
        .param("other", other)
        .query((row, n) -> row.getObject("counted_at", OffsetDateTime.class).toLocalDate())
        .list();
  }

  /**
   * What was decided on and when it was due, whatever came of it; digests come of what was folded,
   * which is the one or the other's.
   */
  private List<String> reasons(UUID enrolment) {
    return jdbc.sql(
            """
            select rule || ' due ' || due_at from decision
            where enrolment = ? and rule not in ('welcome', 'weekly-digest') order by due_at, rule
            """)
        .param(enrolment)
        .query(String.class)
        .list();
  }

  private boolean known(UUID enrolment) {
    return jdbc.sql(
            """
            select exists (
              select from timeline t join enrolment e on e.id = t.enrolment
              join learner l on l.id = e.learner join cohort c on c.id = e.cohort
              where t.enrolment = ? and t.covered_until is not null)
            """)
        .param(enrolment)
        .query(Boolean.class)
        .single();
  }

  /** As if nothing had been decided since they were enrolled; not to be looked at yet. */
  private void forget() {
    jdbc.sql("update decision set folded_into = null where enrolment in (?, ?)")
        .params(one, other)
        .update();
    jdbc.sql("delete from decision where enrolment in (?, ?)").params(one, other).update();
    jdbc.sql("delete from occasion where enrolment in (?, ?)").params(one, other).update();
    jdbc.sql(
            """
            update timeline t set due_at = null, covered_until = e.enrolled_at
            from enrolment e where e.id = t.enrolment and e.id in (?, ?)
            """)
        .params(one, other)
        .update();
  }

  /** Unless it is, or somebody decides for it just now. */
  private void makeDue(UUID enrolment) {
    jdbc.sql(
            """
            update timeline set due_at = covered_until
            where enrolment = (
              select enrolment from timeline where enrolment = ? and due_at is null
              for update skip locked)
            """)
        .param(enrolment)
        .update();
  }
}
