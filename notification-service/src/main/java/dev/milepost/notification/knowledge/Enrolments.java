package dev.milepost.notification.knowledge;

import dev.milepost.events.MilestoneEventType;
import dev.milepost.events.MilestoneReported;
import dev.milepost.notification.enrolment.Course;
import dev.milepost.notification.enrolment.CourseSettings;
import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.SendWindow;
import dev.milepost.state.Outline;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Gives the rules their facts. */
@Component
public class Enrolments {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Outlines outlines;
  private final CourseSettingsOf settings;

  Enrolments(JdbcClient jdbc, JsonMapper json, Outlines outlines, CourseSettingsOf settings) {
    this.jdbc = jdbc;
    this.json = json;
    this.outlines = outlines;
    this.settings = settings;
  }

  /**
   * The facts of these enrolments as committed now, in six queries. One is missing while it, its
   * cohort or its roadmap version has not been told of.
   */
  public Map<UUID, EnrolmentFacts> facts(Collection<UUID> enrolments) {
    return facts(enrolments, Map.of());
  }

  /** The same as if these cohorts had these settings. */
  public Map<UUID, EnrolmentFacts> facts(
      Collection<UUID> enrolments, Map<UUID, CourseSettings> asIf) {
    UUID[] ids = enrolments.toArray(UUID[]::new);
    Map<UUID, List<MilestoneReported>> events = events(ids);
    var ownSettings = new HashMap<UUID, CourseSettings>(settings.cohorts(cohorts(ids)));
    ownSettings.putAll(asIf);
    return jdbc
        .sql(
            """
            select e.id, e.learner, e.enrolled_at, e.counts_from, e.withdrawn_on,
                   e.resumed_at, e.plan,
                   c.id as cohort, c.organisation, c.name, c.roadmap, c.roadmap_version,
                   c.start_day, c.end_day, c.zone, c.blackout_days,
                   coalesce(l.zone, c.zone) as learner_zone,
                   o.opens as own_opens, o.closes as own_closes,
                   exists (select from preference f
                           where f.learner = e.learner and f.category = 'streaks'
                             and f.delivery <> 'off') as streaks_wanted
            from enrolment e
            join cohort c on c.id = e.cohort
            left join learner l on l.id = e.learner
            left join contact o on o.learner = e.learner
            where e.id = any(?)
            """)
        .param(ids)
        .query((row, n) -> facts(row, events, ownSettings))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .collect(Collectors.toMap(EnrolmentFacts::enrolment, facts -> facts));
  }

  /** A cohort with its roadmap; empty while one of them has not been told of. */
  public Optional<Course> course(UUID cohort) {
    Map<UUID, CourseSettings> own = settings.cohorts(List.of(cohort));
    return jdbc.sql(
            """
            select c.id as cohort, c.organisation, c.name, c.roadmap, c.roadmap_version,
                   c.start_day, c.end_day, c.zone, c.blackout_days
            from cohort c where c.id = ?
            """)
        .param(cohort)
        .query((row, n) -> course(row, own))
        .optional()
        .flatMap(course -> course);
  }

  private Optional<Course> course(ResultSet row, Map<UUID, CourseSettings> settings)
      throws SQLException {
    Optional<Outline> outline =
        outlines.of(row.getString("roadmap"), row.getInt("roadmap_version"));
    return outline.isEmpty() ? Optional.empty() : Optional.of(course(row, outline.get(), settings));
  }

  /** Whether any of these people is or was enrolled: mentors and admins are told of, too. */
  public boolean anyOf(Collection<UUID> people) {
    return jdbc.sql("select exists (select from enrolment where learner = any(?))")
        .param(people.toArray(UUID[]::new))
        .query(Boolean.class)
        .single();
  }

  /** The learner of each enrolment in a cohort that is not withdrawn by {@code today}; by index. */
  public Map<UUID, UUID> learnersIn(UUID cohort, LocalDate today) {
    var learners = new HashMap<UUID, UUID>();
    jdbc.sql(
            """
            select id, learner from enrolment
            where cohort = ? and (withdrawn_on is null or withdrawn_on > ?)
            """)
        .params(cohort, today)
        .query(
            row -> {
              learners.put(row.getObject("id", UUID.class), row.getObject("learner", UUID.class));
            });
    return learners;
  }

  /** Whose enrolment it is, when it is one in this cohort. */
  public Optional<UUID> learnerIn(UUID cohort, UUID enrolment) {
    return jdbc.sql("select learner from enrolment where id = ? and cohort = ?")
        .params(enrolment, cohort)
        .query((row, n) -> row.getObject("learner", UUID.class))
        .optional();
  }

  /** The enrolments of these learners. */
  public List<UUID> of(Collection<UUID> learners) {
    return jdbc.sql("select id from enrolment where learner = any(?)")
        .param(learners.toArray(UUID[]::new))
        .query((row, n) -> row.getObject("id", UUID.class))
        .list();
  }

  private Optional<EnrolmentFacts> facts(
      ResultSet row, Map<UUID, List<MilestoneReported>> events, Map<UUID, CourseSettings> settings)
      throws SQLException {
    Optional<Outline> outline =
        outlines.of(row.getString("roadmap"), row.getInt("roadmap_version"));
    if (outline.isEmpty()) {
      return Optional.empty();
    }
    UUID id = row.getObject("id", UUID.class);
    Course course = course(row, outline.get(), settings);
    SendWindow own = window(row, "own_opens", "own_closes");
    return Optional.of(
        new EnrolmentFacts(
            id,
            row.getObject("learner", UUID.class),
            course,
            row.getObject("enrolled_at", OffsetDateTime.class).toInstant(),
            row.getObject("counts_from", LocalDate.class),
            row.getObject("withdrawn_on", LocalDate.class),
            Optional.ofNullable(row.getObject("resumed_at", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant)
                .orElse(null),
            json.readValue(row.getString("plan"), new TypeReference<Map<String, LocalDate>>() {}),
            ZoneId.of(row.getString("learner_zone")),
            own == null ? course.settings().window() : own,
            row.getBoolean("streaks_wanted"),
            events.getOrDefault(id, List.of())));
  }

  private static Course course(ResultSet row, Outline outline, Map<UUID, CourseSettings> settings)
      throws SQLException {
    UUID id = row.getObject("cohort", UUID.class);
    return new Course(
        id,
        row.getString("organisation"),
        row.getString("name"),
        row.getObject("start_day", LocalDate.class),
        row.getObject("end_day", LocalDate.class),
        ZoneId.of(row.getString("zone")),
        days(row.getArray("blackout_days")),
        settings.getOrDefault(id, CourseSettings.DEFAULT),
        outline);
  }

  private List<UUID> cohorts(UUID[] enrolments) {
    return jdbc.sql("select distinct cohort from enrolment where id = any(?)")
        .param(enrolments)
        .query((row, n) -> row.getObject("cohort", UUID.class))
        .list();
  }

  private static @Nullable SendWindow window(ResultSet row, String opens, String closes)
      throws SQLException {
    Short from = row.getObject(opens, Short.class);
    return from == null ? null : new SendWindow(from, row.getInt(closes));
  }

  private static Set<LocalDate> days(Array days) throws SQLException {
    return Arrays.stream((Date[]) days.getArray())
        .map(Date::toLocalDate)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Map<UUID, List<MilestoneReported>> events(UUID[] enrolments) {
    var events = new HashMap<UUID, List<MilestoneReported>>();
    jdbc.sql(
            """
            select m.enrolment, m.id, m.milestone, m.type, m.submission, m.occurred_at,
                   m.carried_over, coalesce(m.reported_at, m.occurred_at) as reported_at
            from milestone_event m
            where m.enrolment = any(?)
            """)
        .param(enrolments)
        .query(
            row -> {
              UUID enrolment = row.getObject("enrolment", UUID.class);
              events.computeIfAbsent(enrolment, id -> new ArrayList<>()).add(event(row, enrolment));
            });
    return events;
  }

  private static MilestoneReported event(ResultSet row, UUID enrolment) throws SQLException {
    return new Kept(
            row.getObject("id", UUID.class),
            row.getString("milestone"),
            row.getString("type"),
            row.getObject("submission", UUID.class),
            row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
            row.getObject("reported_at", OffsetDateTime.class).toInstant(),
            row.getBoolean("carried_over"))
        .of(enrolment);
  }

  /** What was kept of a milestone event. */
  record Kept(
      UUID id,
      String milestone,
      String type,
      @Nullable UUID submission,
      Instant occurredAt,
      Instant reportedAt,
      boolean carriedOver) {

    /** Who reported it and how makes no difference to any rule. */
    MilestoneReported of(UUID enrolment) {
      return new MilestoneReported(
          id,
          enrolment,
          enrolment,
          enrolment,
          "",
          milestone,
          MilestoneEventType.of(type),
          submission,
          occurredAt,
          reportedAt,
          null,
          null,
          carriedOver,
          0);
    }
  }
}
