package dev.milepost.notification.policy;

import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.rules.Category;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Finding.Digest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one reader has chosen, for one channel. Days are the reader's; what holds until a day is
 * over when the day begins.
 *
 * @param deliveries of the categories that come otherwise than at once
 * @param pausedUntil nothing comes before that day; null while nothing is paused
 * @param snoozed categories that are not wanted before a day
 * @param snoozedMilestones milestones that are not to be spoken of before a day
 */
public record Wishes(
    Map<Category, Delivery> deliveries,
    @Nullable LocalDate pausedUntil,
    Map<Category, LocalDate> snoozed,
    Map<String, LocalDate> snoozedMilestones) {

  /** Who has chosen nothing. */
  public static final Wishes NONE = new Wishes(Map.of(), null, Map.of(), Map.of());

  private static final Wishes BESIDE_EMAIL =
      new Wishes(Map.of(Category.DIGEST, Delivery.OFF), null, Map.of(), Map.of());

  /**
   * Who has chosen nothing, on this channel. Only e-mail has the learners' digest by itself:
   * elsewhere nothing is kept for it.
   */
  public static Wishes byItself(Channel channel) {
    return channel == Channel.EMAIL ? NONE : BESIDE_EMAIL;
  }

  public Delivery delivery(Category category) {
    return deliveries.getOrDefault(category, Delivery.byItself(category));
  }

  public boolean isPaused(LocalDate today) {
    return pausedUntil != null && today.isBefore(pausedUntil);
  }

  public boolean isSnoozed(Category category, LocalDate today) {
    LocalDate until = snoozed.get(category);
    return until != null && today.isBefore(until);
  }

  /**
   * What is left to say of a finding without the milestones that are snoozed, and of a digest
   * without what is unwanted by now; may be nothing. A digest for which nothing was kept stays one.
   *
   * @param today the reader's day
   */
  Optional<Finding> without(Finding finding, Moment now, LocalDate today) {
    if (finding instanceof Digest digest && !digest.kept().isEmpty()) {
      List<Finding> kept =
          digest.kept().stream()
              .filter(one -> isWanted(one.rule().category(), today))
              .flatMap(one -> without(one, now, today).stream())
              .toList();
      return kept.isEmpty() ? Optional.empty() : Optional.of(new Digest(digest.day(), kept));
    }
    Set<String> quiet =
        snoozedMilestones.entrySet().stream()
            .filter(snooze -> today.isBefore(snooze.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return quiet.isEmpty()
        ? Optional.of(finding)
        : finding.without(quiet, now.nextStep(quiet).orElse(null));
  }

  private boolean isWanted(Category category, LocalDate today) {
    return delivery(category) != Delivery.OFF && !isSnoozed(category, today);
  }
}
