package dev.milepost.benchmarks.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.benchmarks.replay.ReplayLearner.Message;
import dev.milepost.benchmarks.results.Invalid;
import dev.milepost.local.oulad.ToldCohort;
import dev.milepost.local.oulad.ToldCohort.Enrolment;
import dev.milepost.local.oulad.ToldCohort.Item;
import dev.milepost.local.oulad.ToldCohort.Part;
import dev.milepost.local.oulad.ToldCohort.Report;
import dev.milepost.notification.ledger.Decision;
import dev.milepost.notification.policy.Assessment.Times;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Finding.Digest;
import dev.milepost.notification.rules.Finding.Overdue;
import dev.milepost.notification.rules.Finding.Planned;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The checks of a replay find what they are there for. */
class PromisesTest {

  private static final LocalDate START = LocalDate.of(2014, 2, 1);
  private static final UUID ID = new UUID(1, 2);

  /** Hands in the first of two, which are due on days 10 and 20, at noon of day 9; leaves later. */
  private static ReplayedEnrolment enrolment(LocalDate left) {
    var report = new Report(ID, "tma-1", noon(9), false);
    var enrolment = new Enrolment(ID, new UUID(1, 1), 7, START, START, left, List.of(report));
    var part =
        new Part(
            "part-1", 4, List.of(new Item("tma-1", true, 1, 10), new Item("tma-2", true, 1, 20)));
    return new ReplayedEnrolment(
        ReplayedCohort.of(
            new ToldCohort(
                ID,
                "oulad-aaa-2014b",
                "oulad-aaa",
                START,
                START.plusDays(200),
                ZoneOffset.UTC,
                List.of(part),
                List.of(enrolment))),
        enrolment);
  }

  private static Instant noon(int day) {
    return START.plusDays(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  private static Overdue overdue(String milestone) {
    return new Overdue(START, List.of(new Planned(milestone, START)));
  }

  private static Message message(Finding told, Instant due) {
    var decision = new Decision(ID, new UUID(1, 1), told, Times.at(due), due, null, due);
    return new Message(enrolment(START.plusDays(30)), decision, told);
  }

  @Test
  void whatWasHandedInIsNotAskedForAnyMore() {
    assertThat(Promises.isOfHandedIn(message(overdue("tma-1"), noon(8)))).isFalse();
    assertThat(Promises.isOfHandedIn(message(overdue("tma-1"), noon(11)))).isTrue();
    assertThat(Promises.isOfHandedIn(message(overdue("tma-2"), noon(11)))).isFalse();
    var digest = new Digest(START, List.of(overdue("tma-2"), overdue("tma-1")));
    assertThat(Promises.isOfHandedIn(message(digest, noon(11)))).isTrue();
  }

  @Test
  void whoHasLeftIsNotWrittenTo() {
    assertThat(Promises.isToWithdrawn(message(overdue("tma-2"), noon(29)))).isFalse();
    assertThat(Promises.isToWithdrawn(message(overdue("tma-2"), noon(31)))).isTrue();
  }

  @Test
  void theMostInSomeDaysAreFoundWhereverTheyBegin() {
    var days = List.of(START, START.plusDays(6), START.plusDays(7), START.plusDays(7));
    assertThat(Promises.most(days, 1)).isEqualTo(2);
    assertThat(Promises.most(days, 7)).isEqualTo(3);
    assertThat(Promises.most(List.of(), 7)).isZero();
  }

  @Test
  void aBrokenPromiseIsNotValid() {
    assertThatThrownBy(() -> ReplayReport.requirePromises(new Tally()))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("0.0% of those who failed");
    for (Instant due : List.of(noon(31), noon(11))) {
      var tally = good();
      tally.add(List.of(message(overdue("tma-1"), due)));
      assertThatThrownBy(() -> ReplayReport.requirePromises(tally)).isInstanceOf(Invalid.class);
    }
    var tally = good();
    Message one = message(overdue("tma-2"), noon(11));
    tally.add(List.of(one, one, one));
    assertThatThrownBy(() -> ReplayReport.requirePromises(tally))
        .hasMessageContaining("3 in a day");
  }

  private static Tally good() {
    var tally = new Tally();
    tally.add(Replay.FAILED, Set.of(Tally.BEHIND_PLAN));
    tally.add(Replay.PASSED, Set.of());
    ReplayReport.requirePromises(tally);
    return tally;
  }
}
