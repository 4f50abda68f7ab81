package dev.milepost.notification.choices;

import dev.milepost.notification.knowledge.Enrolments;
import dev.milepost.notification.policy.Channel;
import dev.milepost.notification.policy.Delivery;
import dev.milepost.notification.policy.Wishes;
import dev.milepost.notification.preferences.KeepPreferences;
import dev.milepost.notification.preferences.Preferences;
import dev.milepost.notification.preferences.UnsubscribeLinks;
import dev.milepost.notification.preferences.UnsubscribeLinks.Link;
import dev.milepost.notification.rules.Category;
import dev.milepost.notification.scheduling.MentorTimelines;
import dev.milepost.notification.scheduling.Timelines;
import dev.milepost.time.BusinessClock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What learners can see and change of the mails to them: with a mail's token, or logged in. */
@Component
class ChangePreferences {

  private final UnsubscribeLinks links;
  private final Preferences preferences;
  private final KeepPreferences keep;
  private final Enrolments enrolments;
  private final Timelines timelines;
  private final MentorTimelines mentorTimelines;
  private final BusinessClock clock;

  ChangePreferences(
      UnsubscribeLinks links,
      Preferences preferences,
      KeepPreferences keep,
      Enrolments enrolments,
      Timelines timelines,
      MentorTimelines mentorTimelines,
      BusinessClock clock) {
    this.links = links;
    this.preferences = preferences;
    this.keep = keep;
    this.enrolments = enrolments;
    this.timelines = timelines;
    this.mentorTimelines = mentorTimelines;
    this.clock = clock;
  }

  /** Empty for a token that there is not. */
  Optional<Chosen> see(String token) {
    return links.find(token).map(this::chosen);
  }

  /** Does {@code change}, which may have been done before, and tells how things are then. */
  @Transactional
  public Optional<Chosen> change(String token, Change change) {
    return links
        .find(token)
        .map(
            link -> {
              switch (change) {
                case STOP_THESE -> choose(link, covered(link), Delivery.OFF);
                case STOP_ALL -> choose(link, EnumSet.allOf(Category.class), Delivery.OFF);
                case RESUME_THESE -> choose(link, resumed(link), Delivery.INSTANT);
                case RESUME_ALL -> choose(link, byThemselves(), Delivery.INSTANT);
              }
              return chosen(link);
            });
  }

  /** Makes {@code learners} get {@code categories} at once or not at all, whatever was before. */
  @Transactional
  public void turn(Set<UUID> learners, Set<Category> categories, boolean wanted) {
    choose(learners, categories, wanted ? Delivery.INSTANT : Delivery.OFF);
  }

  /** Who resumes everything has not asked for what does not come by itself. */
  static Set<Category> byThemselves() {
    return EnumSet.allOf(Category.class).stream()
        .filter(Category::comesByItself)
        .collect(Collectors.toSet());
  }

  private void choose(Link link, Set<Category> categories, Delivery delivery) {
    choose(Set.of(link.learner()), categories, delivery);
  }

  /** Their timelines are looked at: what is wanted only now may be due before anything else. */
  private void choose(Set<UUID> learners, Set<Category> categories, Delivery delivery) {
    learners.forEach(learner -> keep.choose(learner, categories, Channel.EMAIL, delivery));
    timelines.touch(enrolments.of(learners), clock.now());
    mentorTimelines.touch(learners, clock.now());
  }

  private Chosen chosen(Link link) {
    Wishes wishes = preferences.of(link.learner(), Channel.EMAIL);
    Set<Category> unwanted =
        EnumSet.allOf(Category.class).stream()
            .filter(category -> wishes.delivery(category) == Delivery.OFF)
            .collect(Collectors.toSet());
    return new Chosen(link.category(), unwanted);
  }

  /** There is one welcome only: who answers it with "stop" does not want any mail. */
  private static Set<Category> covered(Link link) {
    return link.category() == Category.WELCOME
        ? EnumSet.allOf(Category.class)
        : EnumSet.of(link.category());
  }

  private static Set<Category> resumed(Link link) {
    return link.category() == Category.WELCOME ? byThemselves() : covered(link);
  }

  enum Change {
    STOP_THESE,
    STOP_ALL,
    RESUME_THESE,
    RESUME_ALL
  }

  /**
   * @param category of the mail that the link stands in
   */
  record Chosen(Category category, Set<Category> unwanted) {

    boolean isStopped() {
      return unwanted.contains(category);
    }

    boolean isAllStopped() {
      return unwanted.containsAll(EnumSet.allOf(Category.class));
    }
  }
}
