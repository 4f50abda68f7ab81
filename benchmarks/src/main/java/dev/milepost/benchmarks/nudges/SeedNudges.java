package dev.milepost.benchmarks.nudges;

import dev.milepost.benchmarks.stand.BenchStand;
import dev.milepost.benchmarks.workload.BenchRoadmap;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills the notification service's database with what it would have been told of learners who are
 * in the second of three stages, each in one of 100 cohorts. Everybody is in UTC. On the first day
 * one cohort in twenty is reminded of a stage that is due soon, on the next day another, and so on.
 *
 * <p>Goes past the service, which would take long for a million; so whoever uses it has to have the
 * service look at some and see that it comes to the same.
 */
final class SeedNudges {

  /** One enrolment in so many is due on a day. */
  static final int GROUPS = 20;

  /** So many days in a row a group is due that was not due before. */
  static final int DAYS = 4;

  private static final BenchRoadmap ROADMAP = new BenchRoadmap("nudges", 3, 4);
  private static final int COHORTS = 100;

  /** When the silence of who was last active two days ago is told. */
  private static final int SILENCE = 6;

  /** By stage, in days from the first day; the second is reminded of three days before. */
  private static final String[] DUE = {"-40", "3 + n %% %d".formatted(GROUPS), "60"};

  private final BenchStand stand;
  private final int enrolments;
  private final LocalDate first;

  /**
   * @param first the day of the first reminders, at nine in the morning
   */
  SeedNudges(BenchStand stand, int enrolments, LocalDate first) {
    this.stand = stand;
    this.enrolments = enrolments;
    this.first = first;
  }

  /** The service has made its tables, and does not run. */
  void load() throws SQLException {
    try (var connection = stand.database().connect(BenchStand.NOTIFICATION)) {
      roadmap(connection);
      cohorts(connection);
      learners(connection);
      enrolments(connection);
      milestones(connection);
      timelines(connection);
    }
    stand.database().executeIn(BenchStand.NOTIFICATION, "vacuum (freeze, analyze)");
    stand.database().checkpoint();
  }

  private static void roadmap(Connection connection) throws SQLException {
    var published = ROADMAP.published(Instant.now());
    try (var insert =
        connection.prepareStatement(
            """
            insert into roadmap_version (slug, version, body, published_at)
            values (?, ?, ?::jsonb, now())
            """)) {
      insert.setString(1, ROADMAP.slug());
      insert.setInt(2, BenchRoadmap.VERSION);
      insert.setString(3, new JsonMapper().writeValueAsString(published.roadmap()));
      insert.executeUpdate();
    }
  }

  private void cohorts(Connection connection) throws SQLException {
    execute(
        connection,
        """
        insert into cohort (id, revision, organisation, name, roadmap, roadmap_version, start_day,
                            end_day, zone, blackout_days, slug)
        select %s, 1, 'main', 'Cohort ' || n, '%s', %d, %s - 70, %s + 200, 'UTC', '{}',
               'cohort-' || n
        from generate_series(0, %d) n
        """
            .formatted(
                id("c", "n"), ROADMAP.slug(), BenchRoadmap.VERSION, day(), day(), COHORTS - 1));
  }

  private void learners(Connection connection) throws SQLException {
    execute(
        connection,
        """
        insert into learner (id, revision, organisation, name, email, zone, locale)
        select %s, 1, 'main', 'Learner ' || n, 'learner-' || n || '@bench-' || n %% 1000 || '.example',
               'UTC', 'en'
        from generate_series(0, %d) n
        """
            .formatted(id("a", "n"), enrolments - 1));
  }

  private void enrolments(Connection connection) throws SQLException {
    String plan =
        IntStream.range(0, ROADMAP.milestones())
            .mapToObj(
                place ->
                    "'%s', %s + (%s)"
                        .formatted(
                            BenchRoadmap.key(place), day(), DUE[place / ROADMAP.milestonesEach()]))
            .collect(Collectors.joining(", "));
    execute(
        connection,
        """
        insert into enrolment (id, revision, learner, cohort, counts_from, plan, enrolled_at)
        select %s, 1, %s, %s, %s - 70, jsonb_build_object(%s), %s
        from generate_series(0, %d) n
        """
            .formatted(
                id("e", "n"),
                id("a", "n"),
                id("c", "n %% %d".formatted(COHORTS)),
                day(),
                plan,
                at("-70", "08:00"),
                enrolments - 1));
  }

  /** The first stage's, and one of the second's two days ago. */
  private void milestones(Connection connection) throws SQLException {
    execute(
        connection,
        """
        insert into milestone_event (enrolment, id, milestone, type, occurred_at, carried_over)
        select %s, %s, 'milestone-0' || place, 'completed', %s, false
        from generate_series(0, %d) n
        cross join lateral (values (0, 60), (1, 57), (2, 54), (3, 51), (4, 2)) done (place, ago)
        """
            .formatted(
                id("e", "n"), id("b", "n * 8 + place"), at("-ago", "12:00"), enrolments - 1));
  }

  /** Looked at last when the first stage was two weeks overdue for those who were late then. */
  private void timelines(Connection connection) throws SQLException {
    execute(
        connection,
        """
        insert into timeline (enrolment, covered_until, due_at)
        select %s, %s, %s from generate_series(0, %d) n
        """
            .formatted(
                id("e", "n"),
                at("-40 + 14", "09:00"),
                at("least(n %% %d, %d)".formatted(GROUPS, SILENCE), "09:00"),
                enrolments - 1));
  }

  private String day() {
    return "date '" + first + "'";
  }

  private String at(String days, String time) {
    return "(%s + (%s) + time '%s') at time zone 'UTC'".formatted(day(), days, time);
  }

  /** In the order of their numbers, as ids are that are given in the order of time. */
  private static String id(String kind, String number) {
    return "('00000000-0000-7000-800%s-' || lpad(to_hex(%s), 12, '0'))::uuid"
        .formatted(kind, number);
  }

  private static void execute(Connection connection, String statement) throws SQLException {
    try (var sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }
}
