package dev.milepost.notification.policy;

import dev.milepost.notification.rules.Finding.StageCompleted;
import dev.milepost.notification.rules.SameMoment;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The policy: why a message is held back, asked in this order; the first that applies stands in the
 * ledger.
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
  WITHDRAWN(now -> now.now().facts().isWithdrawn(now.now().at())),
  COHORT_ENDED(now -> now.now().today().isAfter(now.now().facts().course().endDay())),
  STALE(
      now ->
          !now.askedFor()
              && (isOverTwoDays(now.recordedAfter()) || isOverTwoDays(now.reachedAgo()))),
  UNSUBSCRIBED(now -> now.unwanted().contains(now.category())),
  NO_ADDRESS(now -> !now.reachable());

  /** What is older than this is no news. */
  public static final Duration FRESH = Duration.ofDays(2);

  private final Predicate<Situation> applies;
  private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

  HeldBack(Predicate<Situation> applies) {
    this.applies = applies;
  }

  /** Why a message is held back; empty when it may go out. */
  public static Optional<HeldBack> reason(Situation situation) {
    return Arrays.stream(values()).filter(reason -> reason.applies.test(situation)).findFirst();
  }

  public String wireName() {
    return wireName;
  }

  private static boolean isLastStage(Situation now) {
    return now.finding().filter(StageCompleted.class::isInstance).isPresent()
        && now.now().standing().isRoadmapCompleted();
  }

  private static boolean givesWay(Situation now) {
    return now.finding().filter(found -> SameMoment.givesWay(found, now.toldWithIt())).isPresent();
  }

  private static boolean isOverTwoDays(Duration age) {
    return age.compareTo(FRESH) > 0;
  }
}
