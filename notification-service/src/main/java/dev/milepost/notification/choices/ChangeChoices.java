package dev.milepost.notification.choices;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.choices.CheckChoices.Chosen;
import dev.milepost.notification.choices.Choices.Hours;
import dev.milepost.notification.choices.Choices.Snooze;
import dev.milepost.notification.enrolment.SendWindow;
import dev.milepost.notification.knowledge.Addresses;
import dev.milepost.notification.knowledge.Enrolments;
import dev.milepost.notification.knowledge.Mentorships;
import dev.milepost.notification.policy.Channel;
import dev.milepost.notification.policy.Wishes;
import dev.milepost.notification.preferences.KeepPreferences;
import dev.milepost.notification.preferences.Preferences;
import dev.milepost.notification.rules.Category;
import dev.milepost.notification.scheduling.MentorTimelines;
import dev.milepost.notification.scheduling.Timelines;
import dev.milepost.time.BusinessClock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sees and changes what the person who is signed in gets. Whose address belongs to several learners
 * chooses for all of them at once.
 */
@Component
class ChangeChoices {

  private final Addresses addresses;
  private final Preferences preferences;
  private final KeepPreferences keep;
  private final Enrolments enrolments;
  private final Mentorships mentorships;
  private final Timelines timelines;
  private final MentorTimelines mentorTimelines;
  private final BusinessClock clock;

  ChangeChoices(
      Addresses addresses,
      Preferences preferences,
      KeepPreferences keep,
      Enrolments enrolments,
      Mentorships mentorships,
      Timelines timelines,
      MentorTimelines mentorTimelines,
      BusinessClock clock) {
    this.addresses = addresses;
    this.preferences = preferences;
    this.keep = keep;
    this.enrolments = enrolments;
    this.mentorships = mentorships;
    this.timelines = timelines;
    this.mentorTimelines = mentorTimelines;
    this.clock = clock;
  }

  /**
   * @throws Problem {@code not-found} for who is not known here by a verified address
   */
  @Transactional(readOnly = true)
  public Choices see(SignedIn who) {
    UUID learner = learners(who).getFirst();
    return shown(wishes(learner), preferences.window(learner), today(learner));
  }

  /**
   * All in one transaction; what is put off no more is no more. Enrolments are looked at, and the
   * cohorts that are looked after.
   */
  @Transactional
  public Choices change(SignedIn who, Choices wish) {
    List<UUID> learners = learners(who);
    Chosen chosen = new CheckChoices(today(learners.getFirst())).check(wish);
    for (UUID learner : learners) {
      keep.replace(learner, chosen.wishes(), chosen.window());
    }
    timelines.touch(enrolments.of(learners), clock.now());
    mentorTimelines.touch(learners, clock.now());
    return shown(chosen.wishes(), chosen.window(), today(learners.getFirst()));
  }

  /** What there is to choose of: what comes to learners, to mentors, or to both. */
  List<Category> categories(SignedIn who) {
    List<UUID> people = learners(who);
    boolean mentor = mentorships.anyOf(people);
    boolean learner = !mentor || enrolments.anyOf(people);
    return EnumSet.allOf(Category.class).stream()
        .filter(category -> category.isForMentors() ? mentor : learner)
        .toList();
  }

  private Map<Channel, Wishes> wishes(UUID learner) {
    var wishes = new EnumMap<Channel, Wishes>(Channel.class);
    for (Channel channel : Channel.values()) {
      wishes.put(channel, preferences.of(learner, channel));
    }
    return wishes;
  }

  /** The reader's day. */
  LocalDate today(SignedIn who) {
    return today(learners(who).getFirst());
  }

  /** In the order of their ids, so that it is always the same one whose choices are shown. */
  List<UUID> learners(SignedIn who) {
    List<UUID> learners = addresses.learnersOf(who).stream().sorted().toList();
    if (learners.isEmpty()) {
      throw Problem.notFound();
    }
    return learners;
  }

  private LocalDate today(UUID learner) {
    return clock.today(addresses.zone(learner).orElse(ZoneId.of("UTC")));
  }

  /** What is over by today is left out. */
  private static Choices shown(
      Map<Channel, Wishes> wishes, @Nullable SendWindow window, LocalDate today) {
    var categories = new TreeMap<String, Map<String, String>>();
    for (Category category : EnumSet.allOf(Category.class)) {
      var byChannel = new TreeMap<String, String>();
      wishes.forEach(
          (channel, chosen) ->
              byChannel.put(channel.wireName(), chosen.delivery(category).wireName()));
      categories.put(category.wireName(), byChannel);
    }
    // Pauses and what is put off hold for all channels alike.
    Wishes any = wishes.values().iterator().next();
    return new Choices(
        categories,
        window == null ? null : new Hours(window.opens(), window.closes()),
        any.isPaused(today) ? any.pausedUntil() : null,
        snoozes(any, today));
  }

  private static List<Snooze> snoozes(Wishes wishes, LocalDate today) {
    Stream<Snooze> categories =
        wishes.snoozed().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(one -> new Snooze(one.getKey().wireName(), null, one.getValue()));
    Stream<Snooze> milestones =
        wishes.snoozedMilestones().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(one -> new Snooze(null, one.getKey(), one.getValue()));
    return Stream.concat(categories, milestones)
        .filter(snooze -> snooze.until() != null && snooze.until().isAfter(today))
        .collect(Collectors.toList());
  }
}
