package dev.milepost.notification.knowledge;

import dev.milepost.notification.enrolment.Course;
import dev.milepost.notification.enrolment.Mentor;
import dev.milepost.notification.enrolment.SendWindow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who looks after cohorts. */
@Component
public class Mentorships {

  private final JdbcClient jdbc;
  private final Enrolments enrolments;

  Mentorships(JdbcClient jdbc, Enrolments enrolments) {
    this.jdbc = jdbc;
    this.enrolments = enrolments;
  }

  /** Whether any of these people is a mentor of any cohort; by index. */
  public boolean anyOf(Collection<UUID> people) {
    return jdbc.sql("select exists (select from cohort where mentors && ?::uuid[])")
        .param(people.toArray(UUID[]::new))
        .query(Boolean.class)
        .single();
  }

  /**
   * Somebody as a mentor of a cohort, appointed or not any more; by primary keys. Empty while the
   * cohort or its roadmap version has not been told of.
   *
   * @param mentor the cohort itself for everybody who looks after it: they are told as long as one
   *     of its own endpoints is on
   */
  public Optional<Mentor> find(UUID cohort, UUID mentor) {
    return enrolments.course(cohort).flatMap(course -> find(course, mentor));
  }

  private Optional<Mentor> find(Course course, UUID mentor) {
    return jdbc.sql(
            """
            select c.slug,
                   case when :mentor = c.id
                     then exists (select from endpoint e
                                  where e.cohort = c.id and e.disabled_at is null)
                     else :mentor = any(c.mentors) end as appointed,
                   coalesce(l.zone, c.zone) as zone, o.opens, o.closes
            from cohort c
            left join learner l on l.id = :mentor
            left join contact o on o.learner = :mentor
            where c.id = :cohort and c.slug is not null
            """)
        .param("mentor", mentor)
        .param("cohort", course.cohort())
        .query((row, n) -> mentor(row, course, mentor))
        .optional();
  }

  private static Mentor mentor(ResultSet row, Course course, UUID mentor) throws SQLException {
    Short opens = row.getObject("opens", Short.class);
    return new Mentor(
        mentor,
        course,
        row.getString("slug"),
        row.getBoolean("appointed"),
        ZoneId.of(row.getString("zone")),
        opens == null ? course.settings().window() : new SendWindow(opens, row.getInt("closes")));
  }
}
