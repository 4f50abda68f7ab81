package dev.milepost.notification.preview;

import dev.milepost.events.CohortChanged;
import dev.milepost.events.CohortChanged.Pacing;
import dev.milepost.events.EnrolmentChanged;
import dev.milepost.events.EventIds;
import dev.milepost.events.LearnerChanged;
import dev.milepost.events.MilepostEvent;
import dev.milepost.events.MilestoneEventType;
import dev.milepost.events.MilestoneReported;
import dev.milepost.events.RoadmapPublished;
import dev.milepost.notification.World;
import dev.milepost.notification.enrolment.Facts;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Learners of every kind in two cohorts in Berlin, every third of them in both. The random numbers
 * are seeded.
 */
final class Crowd {

  private static final int LEARNERS = 24;
  private static final List<String> ZONES =
      List.of(
          "Europe/Berlin",
          "America/New_York",
          "Asia/Kathmandu",
          "Pacific/Auckland",
          "Pacific/Honolulu",
          "Australia/Lord_Howe");

  final UUID first;
  final UUID second;
  final List<Member> members = new ArrayList<>();
  private final World world;
  private final LocalDate today;
  private final Random random = new Random(20261128);
  private int reports;

  /**
   * @param email of one learner
   */
  record Member(UUID enrolment, UUID learner, UUID cohort, String email) {}

  Crowd(World world) {
    this.world = world;
    this.today = world.today();
    this.first = id();
    this.second = id();
  }

  /** Who is left out follows from ids, so these are the same in every run. */
  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  /** How many milestones were reported. */
  int reports() {
    return reports;
  }

  static String slug(UUID cohort) {
    return "crowd-" + cohort;
  }

  /** Tells of everybody, and of what some of them have done. */
  void arrive() {
    var events = new ArrayList<MilepostEvent>();
    events.add(new RoadmapPublished(EventIds.of("ml/1"), "main", Facts.roadmap(), 1, world.now()));
    events.add(cohort(first, today.plusDays(2), today.plusDays(6)));
    events.add(cohort(second, today.plusDays(3)));
    for (int place = 0; place < LEARNERS; place++) {
      UUID learner = id();
      String email = learner + "@learners.invalid";
      events.add(person(learner, email, ZONES.get(place % ZONES.size())));
      UUID here = place % 2 == 0 ? first : second;
      Stream.of(first, second)
          .filter(cohort -> cohort.equals(here) || members.size() % 3 == 0)
          .map(cohort -> new Member(id(), learner, cohort, email))
          .forEach(member -> join(member, events));
    }
    world.tell(events.toArray(MilepostEvent[]::new));
  }

  private void join(Member member, List<MilepostEvent> events) {
    members.add(member);
    LocalDate leaves = random.nextInt(8) == 0 ? today.plusDays(4) : null;
    events.add(enrolment(member, leaves));
    Stream.of("git", "python")
        .filter(milestone -> random.nextInt(3) == 0)
        .forEach(milestone -> events.add(completed(member, milestone)));
  }

  private CohortChanged cohort(UUID cohort, LocalDate... blackoutDays) {
    return new CohortChanged(
        EventIds.at(world.now()),
        cohort,
        1,
        "main",
        slug(cohort),
        "A crowd",
        "2026",
        "ml",
        1,
        today.minusDays(12),
        today.plusDays(90),
        ZoneId.of("Europe/Berlin"),
        Pacing.FIXED,
        List.of(blackoutDays),
        List.of(),
        world.now());
  }

  private LearnerChanged person(UUID learner, String email, String zone) {
    return new LearnerChanged(
        EventIds.at(world.now()),
        learner,
        1,
        "main",
        "Lena",
        email,
        ZoneId.of(zone),
        Locale.ENGLISH,
        world.now());
  }

  private EnrolmentChanged enrolment(Member member, @Nullable LocalDate leaves) {
    Map<String, LocalDate> plan =
        Map.of("git", dueDay(), "python", dueDay(), "reading", dueDay(), "model", dueDay());
    return new EnrolmentChanged(
        EventIds.at(world.now()),
        member.enrolment(),
        1,
        member.learner(),
        member.cohort(),
        world.now(),
        today.minusDays(12),
        leaves,
        plan,
        world.now());
  }

  private LocalDate dueDay() {
    return today.plusDays(random.nextInt(24) - 8L);
  }

  private MilestoneReported completed(Member member, String milestone) {
    reports++;
    var at = world.now().minus(Duration.ofDays(random.nextInt(10)));
    return new MilestoneReported(
        EventIds.at(world.now()),
        member.learner(),
        member.enrolment(),
        member.learner(),
        "api",
        milestone,
        MilestoneEventType.COMPLETED,
        null,
        at,
        world.now(),
        null,
        null,
        false,
        1);
  }
}
