package dev.milepost.notification.scheduling;

import static dev.milepost.notification.enrolment.Facts.day;
import static dev.milepost.notification.enrolment.Facts.morning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.MilestoneReported;
import dev.milepost.notification.enrolment.CourseSettings;
import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Facts;
import dev.milepost.notification.enrolment.RuleSetting;
import dev.milepost.notification.enrolment.SendWindow;
import dev.milepost.notification.ledger.Decision;
import dev.milepost.notification.policy.Recipient;
import dev.milepost.notification.policy.Wishes;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Finding.Digest;
import dev.milepost.notification.rules.Rule;
import dev.milepost.notification.scheduling.RunAhead.AsItStands;
import dev.milepost.time.BusinessClock;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One reader's future in memory; that it is the same with the tables is another test's. */
class RunAheadTest {

  private static final Instant START = morning(day(2));
  private static final CourseSettings ONE_A_WEEK =
      new CourseSettings(SendWindow.DEFAULT, 1, 1, 0, DayOfWeek.MONDAY, false, Map.of());

  private static RunAhead of(EnrolmentFacts facts, String... decided) {
    return of(facts, List.of(), decided);
  }

  private static RunAhead of(EnrolmentFacts facts, List<Instant> counted, String... decided) {
    RunAhead ahead = withNothing(counted);
    ahead.follow(asItStands(facts, decided));
    return ahead;
  }

  private static RunAhead withNothing(List<Instant> counted) {
    var system = Clock.fixed(START, ZoneOffset.UTC);
    var reader = new Recipient(Wishes.NONE, true, false, counted, false);
    return new RunAhead(BusinessClock.unshifted(system), system, reader, true);
  }

  private static AsItStands asItStands(EnrolmentFacts facts, String... decided) {
    return new AsItStands(facts, START, START, List.of(), List.of(), Set.of(decided));
  }

  private static List<String> told(List<Decision> decisions) {
    return decisions.stream()
        .map(
            one ->
                LocalDate.ofInstant(one.times().due(), Facts.BERLIN)
                    + " "
                    + one.finding().rule().wireName()
                    + (one.heldBack() == null ? "" : " " + one.heldBack().wireName()))
        .toList();
  }

  @Test
  void goesNoFurtherThanToldAndOnFromThereLater() {
    var ahead = of(new Facts().build());
    assertThat(told(ahead.until(morning(day(12)))))
        .containsExactly("2026-03-10 overdue", "2026-03-10 silence told-by-another");
    assertThat(told(ahead.until(morning(day(13))))).containsExactly("2026-03-12 overdue");
    assertThat(ahead.until(morning(day(13)))).isEmpty();
  }

  @Test
  void whatIsTooMuchIsKeptForADigestThatTellsIt() {
    var ahead = of(new Facts().settings(ONE_A_WEEK).build());
    List<Decision> decisions = ahead.until(morning(day(17)));
    assertThat(told(decisions))
        .containsExactly(
            "2026-03-10 overdue",
            "2026-03-10 silence told-by-another",
            "2026-03-12 overdue week-full",
            "2026-03-13 stage-due-soon week-full",
            "2026-03-16 weekly-digest",
            "2026-03-16 overdue week-full");
    assertThat(decisions.get(4).finding())
        .isInstanceOfSatisfying(Digest.class, digest -> assertThat(digest.kept()).hasSize(2));
  }

  @Test
  void whatIsKeptTogetherWithAnOverviewIsToldInTheNext() {
    var rules =
        Map.of(
            "stage-due-soon", new RuleSetting(false, List.of(3), 9),
            "overdue", new RuleSetting(true, List.of(1, 7), 9));
    var weekly = new CourseSettings(SendWindow.DEFAULT, 1, 1, 0, DayOfWeek.MONDAY, true, rules);
    List<Decision> decisions = of(new Facts().settings(weekly).build()).until(morning(day(24)));
    assertThat(told(decisions))
        .containsSubsequence(
            "2026-03-10 overdue",
            "2026-03-16 overdue week-full",
            "2026-03-16 weekly-digest",
            "2026-03-23 weekly-digest");
    assertThat(kept(decisions, day(16))).isEmpty();
    assertThat(kept(decisions, day(23))).extracting(Finding::subject).containsExactly("2026-03-16");
  }

  /** The day for digests has changed from Monday to Thursday since something was kept. */
  @Test
  void anOverviewTellsWhatWaitsForALaterDigestAndNoneComesForItAgain() {
    var weekly =
        new CourseSettings(SendWindow.DEFAULT, 2, 5, 0, DayOfWeek.THURSDAY, true, Map.of());
    var facts = new Facts().settings(weekly).build();
    var waits = new Finding.StageCompleted("basics", null);
    var monday =
        new Occasion(
            facts.enrolment(),
            Rule.WEEKLY_DIGEST,
            "2026-03-09",
            morning(day(9)),
            morning(day(9)),
            START);
    var ahead = withNothing(List.of());
    ahead.follow(new AsItStands(facts, START, START, List.of(monday), List.of(waits), Set.of()));
    List<Decision> decisions = ahead.until(morning(day(10)));
    assertThat(told(decisions)).containsExactly("2026-03-05 weekly-digest");
    assertThat(kept(decisions, day(5))).containsExactly(waits);
  }

  private static List<Finding> kept(List<Decision> decisions, LocalDate day) {
    return decisions.stream()
        .map(Decision::finding)
        .filter(found -> found instanceof Digest digest && digest.day().equals(day))
        .flatMap(found -> ((Digest) found).kept().stream())
        .toList();
  }

  /** Four messages are unanswered; work for another cohort answers them, told late or not. */
  @Test
  void whoDoesAnythingInAnotherCohortIsNotLeftAloneInThisOne() {
    var four = List.of(3, 4, 5, 6).stream().map(n -> morning(day(n))).toList();
    var facts = new Facts().build();
    var idle = of(facts, four);
    assertThat(told(idle.until(morning(day(11))))).contains("2026-03-10 overdue unanswered");
    var busy = of(facts, four);
    busy.follow(asItStands(inAnotherCohort(new Facts().done("git", day(8)).build())));
    assertThat(told(busy.until(morning(day(11))))).contains("2026-03-10 overdue");
    var late = of(facts, four);
    late.follow(asItStands(inAnotherCohort(reportedOn(day(8), new Facts().done("git", day(2))))));
    assertThat(told(late.until(morning(day(11))))).contains("2026-03-10 overdue");
  }

  private static EnrolmentFacts reportedOn(LocalDate day, Facts facts) {
    var told = facts.build().events().getFirst();
    return new Facts()
        .events(
            List.of(
                new MilestoneReported(
                    told.id(),
                    told.learner(),
                    told.enrolment(),
                    told.actor(),
                    told.source(),
                    told.milestone(),
                    told.type(),
                    null,
                    told.occurredAt(),
                    morning(day),
                    null,
                    null,
                    false,
                    0)))
        .build();
  }

  @Test
  void whatWasSentBeforeCountsAgainstTheLimits() {
    var ahead = of(new Facts().settings(ONE_A_WEEK).build(), List.of(morning(day(8))));
    assertThat(told(ahead.until(morning(day(11))))).contains("2026-03-10 overdue week-full");
  }

  @Test
  void whatWasDecidedOnAlreadyIsNotDecidedOnAgain() {
    var facts = new Facts().build();
    var ahead = of(facts, "overdue/" + facts.enrolment() + "/2026-03-10");
    assertThat(told(ahead.until(morning(day(13)))))
        .containsExactly("2026-03-10 silence told-by-another", "2026-03-12 overdue");
  }

  @Test
  void whatBecomesKnownOnTheWayCountsFromThenOn() {
    var ahead = of(new Facts().build());
    assertThat(ahead.until(morning(day(9)))).isEmpty();
    ahead.learn(morning(day(9)), new Facts().done("git", day(8)).build(), List.of());
    assertThat(told(ahead.until(morning(day(13))))).isEmpty();
  }

  @Test
  void limitsAreTheReadersWhateverTheCohort() {
    var facts = new Facts().settings(ONE_A_WEEK).build();
    var other = inAnotherCohort(facts);
    var ahead = of(facts);
    ahead.follow(asItStands(other));
    List<Decision> overdue =
        ahead.until(morning(day(11))).stream()
            .filter(one -> one.finding().rule() == Rule.OVERDUE)
            .toList();
    assertThat(overdue)
        .extracting(Decision::enrolment)
        .containsExactly(facts.enrolment(), other.enrolment());
    assertThat(told(overdue)).containsExactly("2026-03-10 overdue", "2026-03-10 overdue day-full");
  }

  private static EnrolmentFacts inAnotherCohort(EnrolmentFacts facts) {
    return new EnrolmentFacts(
        new UUID(2, 3),
        facts.learner(),
        facts.course(),
        facts.enrolledAt(),
        facts.countsFrom(),
        facts.withdrawnOn(),
        facts.resumedAt(),
        facts.plan(),
        facts.learnerZone(),
        facts.window(),
        facts.streaksWanted(),
        facts.events());
  }

  /** Clocks in Berlin go forward on 29 March 2026. */
  @Test
  void hoursAreThoseOfTheClockAlsoWhenItChanges() {
    var ahead = of(new Facts().plan(Map.of("model", LocalDate.of(2026, 3, 27))).build());
    assertThat(ahead.until(morning(LocalDate.of(2026, 4, 5))))
        .filteredOn(one -> one.finding().rule() == Rule.OVERDUE)
        .extracting(one -> LocalTime.ofInstant(one.times().due(), Facts.BERLIN))
        .containsExactly(LocalTime.of(9, 0), LocalTime.of(9, 0), LocalTime.of(9, 0));
  }
}
