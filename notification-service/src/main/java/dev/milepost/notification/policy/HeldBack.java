package dev.milepost.notification.policy;

import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.enrolment.SendTimes;
import dev.milepost.notification.rules.Finding.StageCompleted;
import dev.milepost.notification.rules.Rule;
import dev.milepost.notification.rules.SameMoment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The policy: why a message is held back, asked in this order; the first that applies stands in the
 * ledger. Those that fold do not withhold it for good but tell it in the next digest.
 *
 * <p>When a message may go out, if it may, is told by {@link
 * dev.milepost.notification.enrolment.SendTimes}.
 */
@SuppressWarnings("ImmutableEnumChecker") // the predicates below hold no state
public enum HeldBack {
  /** What the rule found has been settled since. */
  NO_LONGER_TRUE(now -> now.finding().isEmpty()),
  /**
   * The last stage's completion is told by the message on the whole roadmap; of reminders that fall
   * on the same moment, one may tell what another does: see {@link SameMoment}.
   */
  TOLD_BY_ANOTHER(now -> isLastStage(now) || givesWay(now)),
  /** The cohort has turned the rule off. */
  SWITCHED_OFF(now -> !now.rule().setting(now.settings()).on()),
  WITHDRAWN(now -> now.now().isWithdrawn()),
  COHORT_ENDED(now -> now.now().today().isAfter(now.now().course().endDay())),
  STALE(
      now ->
          !now.recipient().askedFor()
              && (isOverTwoDays(now.recordedAfter()) || isOverTwoDays(now.reachedAgo()))),
  UNSUBSCRIBED(now -> now.wishes().delivery(now.category()) == Delivery.OFF),
  NO_ADDRESS(now -> !now.recipient().reachable()),
  /** Mail to it came back, was complained of, or an admin blocked it. */
  ADDRESS_BLOCKED(now -> now.recipient().blocked()),
  PAUSED(now -> now.wishes().isPaused(now.today())),
  /** The category, or every milestone that there is something to say of, rests for a while. */
  SNOOZED(now -> now.wishes().isSnoozed(now.category(), now.today()) || now.wanted().isEmpty()),
  HOLDOUT(now -> now.category().isNudge() && isHeldOut(now)),
  /** Without a digest that could tell of it, it comes at once. */
  DIGEST_CHOSEN(
      true,
      now -> now.wishes().delivery(now.category()) == Delivery.DIGEST && isADigestToCome(now)),
  /**
   * The reader has not done anything after the last messages; any activity ends it, in whatever
   * cohort.
   */
  UNANSWERED(now -> isLimited(now) && isUnanswered(now)),
  DAY_FULL(true, now -> isDayFull(now) && isADigestToCome(now)),
  WEEK_FULL(true, now -> isWeekFull(now) && isADigestToCome(now)),
  /** The day or the week is full, and there is no digest that could tell of it. */
  TOO_MANY(now -> isDayFull(now) || isWeekFull(now));

  /** What is older than this is no news. */
  public static final Duration FRESH = Duration.ofDays(2);

  private final boolean folds;
  private final Predicate<Situation> applies;
  private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

  HeldBack(Predicate<Situation> applies) {
    this(false, applies);
  }

  HeldBack(boolean folds, Predicate<Situation> applies) {
    this.folds = folds;
    this.applies = applies;
  }

  /** Why a message is held back; empty when it may go out. */
  public static Optional<HeldBack> reason(Situation situation) {
    return Arrays.stream(values()).filter(reason -> reason.applies.test(situation)).findFirst();
  }

  public static Optional<HeldBack> named(String wireName) {
    return Arrays.stream(values()).filter(reason -> reason.wireName.equals(wireName)).findFirst();
  }

  /** Whether the message is told in the next digest instead. */
  public boolean folds() {
    return folds;
  }

  /** What the ledger says came of a message that was held back for this. */
  public String outcome() {
    return folds ? "folded" : "suppressed";
  }

  public String wireName() {
    return wireName;
  }

  private static boolean isLastStage(Situation now) {
    return now.finding().filter(StageCompleted.class::isInstance).isPresent()
        && now.now() instanceof Moment moment
        && moment.standing().isRoadmapCompleted();
  }

  private static boolean givesWay(Situation now) {
    return now.finding().filter(found -> SameMoment.givesWay(found, now.toldWithIt())).isPresent();
  }

  /** Mentors are in no holdout. */
  private static boolean isHeldOut(Situation now) {
    return now.now() instanceof Moment moment
        && Holdout.holds(
            moment.course().cohort(),
            moment.facts().learner(),
            now.rule(),
            now.settings().holdoutPercent());
  }

  /** One that is on, wanted, and neither put off nor after the cohort's end. */
  private static boolean isADigestToCome(Situation now) {
    Rule digest = now.rule().isForMentors() ? Rule.MENTOR_DIGEST : Rule.WEEKLY_DIGEST;
    SendTimes times = now.now().sendTimes();
    Instant next = times.firstAfter(now.now().at(), now.settings().digestDay());
    return digest.setting(now.settings()).on()
        && now.wishes().delivery(digest.category()) != Delivery.OFF
        && !now.wishes().isSnoozed(digest.category(), LocalDate.ofInstant(next, times.zone()))
        && !now.now().course().dayOf(next).isAfter(now.now().course().endDay());
  }

  private static boolean isDayFull(Situation now) {
    return isLimited(now) && now.frequency().isDayFull(now.today(), now.settings().perDay());
  }

  private static boolean isWeekFull(Situation now) {
    return isLimited(now) && now.frequency().isWeekFull(now.today(), now.settings().perWeek());
  }

  private static boolean isLimited(Situation now) {
    return now.category().isNudge() && !now.recipient().askedFor();
  }

  /** Mentors answer by what they do for others, of which nothing is counted here. */
  private static boolean isUnanswered(Situation now) {
    return now.now() instanceof Moment moment
        && now.frequency().isRest(now.today(), answered(now.recipient(), moment));
  }

  private static Optional<LocalDate> answered(Recipient reader, Moment moment) {
    return Optional.ofNullable(reader.lastActive())
        .map(at -> LocalDate.ofInstant(at, moment.facts().learnerZone()));
  }

  private static boolean isOverTwoDays(Duration age) {
    return age.compareTo(FRESH) > 0;
  }
}
