package dev.milepost.notification.enrolment;

import dev.milepost.events.EventIds;
import dev.milepost.events.MilestoneEventType;
import dev.milepost.events.MilestoneReported;
import dev.milepost.events.RoadmapPublished.Evidence;
import dev.milepost.events.RoadmapPublished.Kind;
import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.events.RoadmapPublished.Stage;
import dev.milepost.notification.rules.Rule;
import dev.milepost.state.Outline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * An enrolment to test with: a cohort in Berlin from Monday 2 March 2026 on a roadmap of two
 * stages.
 *
 * <pre>
 * basics:   git (due 9 March), python (due 16 March)
 * projects: reading (optional, due 23 March), model (due 30 March, after python, reviewed)
 * </pre>
 */
public final class Facts {

  public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  public static final LocalDate START = LocalDate.of(2026, 3, 2);
  public static final Map<String, LocalDate> PLAN =
      Map.of(
          "git", day(9), "python", day(16), "reading", day(23), "model", LocalDate.of(2026, 3, 30));

  private final List<MilestoneReported> events = new ArrayList<>();
  private ZoneId learnerZone = BERLIN;
  private Set<LocalDate> blackoutDays = Set.of();
  private LocalDate withdrawnOn;
  private Instant resumedAt;
  private Map<String, LocalDate> plan = PLAN;
  private LocalDate endDay = LocalDate.of(2026, 6, 30);
  private CourseSettings settings = CourseSettings.DEFAULT;
  private SendWindow window;
  private boolean streaksWanted;
  private UUID enrolment = new UUID(2, 2);
  private UUID learner = new UUID(1, 1);

  public static LocalDate day(int dayOfMarch) {
    return LocalDate.of(2026, 3, dayOfMarch);
  }

  /** Nine in the morning in Berlin. */
  public static Instant morning(LocalDate day) {
    return day.atTime(9, 0).atZone(BERLIN).toInstant();
  }

  public static Roadmap roadmap() {
    return new Roadmap(
        "ml",
        "Become an ML engineer",
        "",
        null,
        List.of(
            stage("basics", "Basics", milestone("git", true), milestone("python", true)),
            stage(
                "projects",
                "Projects",
                milestone("reading", false),
                milestone("model", true, true, "python"))),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static Stage stage(String key, String title, Milestone... milestones) {
    return new Stage(key, title, "", 2, List.of(), List.of(milestones), List.of());
  }

  private static Milestone milestone(String key, boolean required) {
    return milestone(key, required, false);
  }

  private static Milestone milestone(
      String key, boolean required, boolean review, String... prerequisites) {
    return new Milestone(
        key,
        "The " + key + " milestone",
        "",
        Kind.PRACTICE,
        required,
        10,
        4,
        null,
        List.of(prerequisites),
        Evidence.OPTIONAL,
        review,
        List.of(),
        List.of());
  }

  /** Another learner than usual; the same number is the same learner. */
  public Facts ofLearner(int number) {
    enrolment = new UUID(2, number);
    learner = new UUID(1, number);
    return this;
  }

  public Facts done(String milestone, LocalDate on) {
    return event(milestone, MilestoneEventType.COMPLETED, on, false);
  }

  public Facts event(String milestone, MilestoneEventType type, LocalDate on, boolean carriedOver) {
    return event(milestone, type, on, carriedOver, null);
  }

  /** A review that judges what was told of last. */
  public Facts reviewed(String milestone, MilestoneEventType type, LocalDate on) {
    return event(milestone, type, on, false, events.getLast().id());
  }

  private Facts event(
      String milestone,
      MilestoneEventType type,
      LocalDate on,
      boolean carriedOver,
      UUID submission) {
    Instant at = on.atTime(LocalTime.NOON).plusMinutes(events.size()).atZone(BERLIN).toInstant();
    events.add(
        new MilestoneReported(
            EventIds.of(milestone, type.name(), at.toString()),
            new UUID(1, 1),
            new UUID(2, 2),
            new UUID(1, 1),
            "api",
            milestone,
            type,
            submission,
            at,
            at,
            null,
            null,
            carriedOver,
            0));
    return this;
  }

  public Facts events(List<MilestoneReported> all) {
    events.clear();
    events.addAll(all);
    return this;
  }

  public Facts learnerIn(String zone) {
    learnerZone = ZoneId.of(zone);
    return this;
  }

  public Facts blackout(LocalDate... days) {
    blackoutDays = Set.of(days);
    return this;
  }

  public Facts withdrawnOn(LocalDate day) {
    withdrawnOn = day;
    return this;
  }

  public Facts resumedAt(Instant moment) {
    resumedAt = moment;
    return this;
  }

  public Facts plan(Map<String, LocalDate> due) {
    plan = due;
    return this;
  }

  /** The cohort's last day. */
  public Facts until(LocalDate day) {
    endDay = day;
    return this;
  }

  public Facts settings(CourseSettings chosen) {
    settings = chosen;
    return this;
  }

  /** Settings that are as they are by themselves but for one rule. */
  public static CourseSettings with(Rule rule, RuleSetting setting) {
    CourseSettings usual = CourseSettings.DEFAULT;
    return new CourseSettings(
        usual.window(),
        usual.perDay(),
        usual.perWeek(),
        usual.holdoutPercent(),
        usual.digestDay(),
        usual.weeklyOverview(),
        Map.of(rule.wireName(), setting));
  }

  public Facts wantsStreaks() {
    streaksWanted = true;
    return this;
  }

  /** The learner's own hours. */
  public Facts window(int opens, int closes) {
    window = new SendWindow(opens, closes);
    return this;
  }

  public EnrolmentFacts build() {
    var course =
        new Course(
            new UUID(3, 3),
            "main",
            "ML engineers, spring",
            START,
            endDay,
            BERLIN,
            blackoutDays,
            settings,
            new Outline(roadmap()));
    return new EnrolmentFacts(
        enrolment,
        learner,
        course,
        morning(START.minusDays(3)),
        START.minusDays(3),
        withdrawnOn,
        resumedAt,
        plan,
        learnerZone,
        window == null ? settings.window() : window,
        streaksWanted,
        List.copyOf(events));
  }

  public Moment at(Instant moment) {
    return Moment.asOf(build(), moment);
  }
}
