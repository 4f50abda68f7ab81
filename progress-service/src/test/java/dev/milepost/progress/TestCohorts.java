package dev.milepost.progress;

import dev.milepost.events.EventIds;
import dev.milepost.events.RoadmapPublished;
import dev.milepost.events.RoadmapPublished.Evidence;
import dev.milepost.events.RoadmapPublished.InterviewQuestion;
import dev.milepost.events.RoadmapPublished.Kind;
import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.events.RoadmapPublished.PortfolioProject;
import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.events.RoadmapPublished.Stage;
import dev.milepost.messaging.EventSender;
import dev.milepost.progress.pace.Pace;
import dev.milepost.progress.pace.Plan;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import dev.milepost.state.Outline;
import dev.milepost.state.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Cohorts for tests, on a small roadmap of two stages: {@code foundation} with the milestones
 * {@code git}, {@code python} and {@code first-project} (reviewed, evidence required), then {@code
 * models} with {@code regression} and the optional {@code reading}; 10 points each, 2 weeks a
 * stage. {@code foundation} earns two words and has an interview question, {@code models} earns one
 * word; a portfolio project consists of {@code first-project}, another is earned with {@code
 * models}, and the whole earns one word more.
 */
@TestComponent
public class TestCohorts {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  public static final LocalDate START = LocalDate.now(ZONE).minusDays(60);

  private final JdbcClient jdbc;
  private final PublishedRoadmaps roadmaps;
  private final EventSender sender;

  TestCohorts(JdbcClient jdbc, PublishedRoadmaps roadmaps, EventSender sender) {
    this.jdbc = jdbc;
    this.roadmaps = roadmaps;
    this.sender = sender;
  }

  public Outline outline() {
    return publish("small", 1);
  }

  /** Publishes the small roadmap through Kafka and waits until the service knows it. */
  public Outline publish(String slug, int version) {
    if (roadmaps.find(slug, version).isEmpty()) {
      var published =
          new RoadmapPublished(
              EventIds.of(slug, "" + version), "main", roadmap(slug), version, Instant.now());
      sender.send(published).join();
    }
    return Awaitility.await()
        .until(() -> roadmaps.find(slug, version), found -> found.isPresent())
        .get();
  }

  /** A fixed cohort that began 60 days ago and ends in 60, in Berlin. */
  public TestCohort cohort() {
    outline();
    UUID id = UUID.randomUUID();
    String slug = "cohort-" + id;
    jdbc.sql(
            """
            insert into cohort (id, organisation, slug, name, term, roadmap, roadmap_version, start_day,
                                end_day, zone, pacing)
            values (?, 'main', ?, 'Test cohort', 'test', 'small', 1, ?, ?, 'Europe/Berlin', 'fixed')
            """)
        .params(id, slug, START, START.plusDays(120))
        .update();
    jdbc.sql(
            "create table if not exists milestone_event_term_test partition of milestone_event for"
                + " values in ('test')")
        .update();
    return new TestCohort(id, slug, START, START.plusDays(120));
  }

  public UUID person(String email) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into person (id, organisation, name, email, zone, locale)
            values (?, 'main', 'Test Person', ?, 'Europe/Berlin', 'en')
            """)
        .params(id, email)
        .update();
    return id;
  }

  public TestEnrolment enrol(TestCohort cohort) {
    return enrol(cohort, person(UUID.randomUUID() + "@example.invalid"));
  }

  public TestEnrolment enrol(TestCohort cohort, UUID learner) {
    Outline outline = outline();
    var plan = Plan.of(outline, cohort.start(), cohort.end(), Set.of());
    var pace = Pace.of(Standing.atTheStart(outline), plan);
    UUID id = UUID.randomUUID();
    jdbc.sql("insert into plan (id, due_days) values (?, ?::date[]) on conflict do nothing")
        .params(plan.id(), literal(plan.dueDays()))
        .update();
    jdbc.sql(
            """
            insert into enrolment (id, cohort_id, learner_id, enrolled_at, starts_on, counts_from,
                                   plan_id)
            values (?, ?, ?, ?::date, ?, ?, ?)
            """)
        .params(id, cohort.id(), learner, cohort.start(), cohort.start(), cohort.start(), plan.id())
        .update();
    jdbc.sql(
            """
            insert into enrolment_progress (learner_id, enrolment_id, cohort_id, counts_from, plan_id,
              standing, milestones_done, points_done, stages_completed, current_stage, next_due_day)
            values (?, ?, ?, ?, ?, ?, 0, 0, 0, 0, ?)
            """)
        .params(
            learner,
            id,
            cohort.id(),
            cohort.start(),
            plan.id(),
            Standing.atTheStart(outline).line(),
            pace.nextDue())
        .update();
    return new TestEnrolment(id, learner, cohort);
  }

  public void mentor(TestCohort cohort, UUID person) {
    jdbc.sql("insert into mentorship (cohort_id, person_id) values (?, ?)")
        .params(cohort.id(), person)
        .update();
  }

  private static String literal(List<LocalDate> days) {
    var cells = new ArrayList<String>();
    days.forEach(day -> cells.add(String.valueOf(day)));
    return "{" + String.join(",", cells) + "}";
  }

  private static Roadmap roadmap(String slug) {
    return new Roadmap(
        slug,
        "Small",
        "Two stages.",
        null,
        List.of(
            stage(
                "foundation",
                List.of(),
                List.of("Git", "Python"),
                List.of(new InterviewQuestion("Why Git?", "To find the way back.")),
                milestone("git", true, false),
                milestone("python", true, false),
                milestone("first-project", true, true)),
            stage(
                "models",
                List.of("foundation"),
                List.of("Regression"),
                List.of(),
                milestone("regression", true, false),
                milestone("reading", false, false))),
        List.of(),
        List.of(
            new PortfolioProject(
                "own-tool", "A tool of your own", "", "foundation", List.of("first-project")),
            new PortfolioProject("model", "A model", "It predicts.", "models", List.of())),
        List.of("Git", "Endurance"),
        List.of(),
        List.of());
  }

  private static Stage stage(
      String key,
      List<String> prerequisites,
      List<String> words,
      List<InterviewQuestion> questions,
      Milestone... milestones) {
    return new Stage(key, key, "", 2, prerequisites, List.of(milestones), questions, words);
  }

  private static Milestone milestone(String key, boolean required, boolean review) {
    return new Milestone(
        key,
        key,
        "",
        Kind.PRACTICE,
        required,
        10,
        4,
        null,
        List.of(),
        review ? Evidence.REQUIRED : Evidence.OPTIONAL,
        review,
        List.of(),
        List.of());
  }

  public record TestCohort(UUID id, String slug, LocalDate start, LocalDate end) {}

  public record TestEnrolment(UUID id, UUID learner, TestCohort cohort) {}
}
