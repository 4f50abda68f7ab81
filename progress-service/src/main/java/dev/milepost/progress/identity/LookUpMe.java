package dev.milepost.progress.identity;

import dev.milepost.progress.identity.Me.MentoredCohort;
import dev.milepost.progress.identity.Me.OwnEnrolment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells a person who they are here: profile, roles, enrolments, mentored cohorts. */
@Component
class LookUpMe {

  private final JdbcClient jdbc;
  private final Persons persons;

  LookUpMe(JdbcClient jdbc, Persons persons) {
    this.jdbc = jdbc;
    this.persons = persons;
  }

  Me me(Caller caller) {
    Person person = persons.find(caller.personId());
    List<OwnEnrolment> enrolments = enrolments(caller);
    List<MentoredCohort> mentored = mentored(caller);
    var roles = new ArrayList<String>();
    if (!enrolments.isEmpty()) {
      roles.add("learner");
    }
    if (!mentored.isEmpty()) {
      roles.add("mentor");
    }
    if (caller.admin()) {
      roles.add("admin");
    }
    return new Me(
        person.id(),
        person.name(),
        person.email(),
        person.zone().getId(),
        person.locale().toLanguageTag(),
        person.organisation(),
        roles,
        enrolments,
        mentored);
  }

  private List<OwnEnrolment> enrolments(Caller caller) {
    return jdbc.sql(
            """
            select e.id, c.slug, c.name, c.roadmap, c.roadmap_version, e.starts_on, e.withdrawn_on
            from enrolment e join cohort c on c.id = e.cohort_id
            where e.learner_id = ?
            order by c.slug
            """)
        .param(caller.personId())
        .query(
            (row, number) ->
                new OwnEnrolment(
                    row.getObject("id", UUID.class),
                    row.getString("slug"),
                    row.getString("name"),
                    row.getString("roadmap"),
                    row.getInt("roadmap_version"),
                    row.getObject("starts_on", LocalDate.class),
                    row.getObject("withdrawn_on", LocalDate.class)))
        .list();
  }

  private List<MentoredCohort> mentored(Caller caller) {
    return jdbc.sql(
            """
            select c.slug, c.name
            from mentorship m join cohort c on c.id = m.cohort_id
            where m.person_id = ?
            order by c.slug
            """)
        .param(caller.personId())
        .query((row, number) -> new MentoredCohort(row.getString("slug"), row.getString("name")))
        .list();
  }
}
