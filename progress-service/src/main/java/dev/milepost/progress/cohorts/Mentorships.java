package dev.milepost.progress.cohorts;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who mentors which cohort. A change raises the cohort's revision and is told with it. */
@Repository
public class Mentorships {

  private final JdbcClient jdbc;
  private final Cohorts cohorts;

  Mentorships(JdbcClient jdbc, Cohorts cohorts) {
    this.jdbc = jdbc;
    this.cohorts = cohorts;
  }

  /** All mentors of a cohort, by name. */
  public List<MentorView> of(Cohort cohort) {
    return jdbc.sql(
            """
            select p.id, p.name from mentorship m join person p on p.id = m.person_id
            where m.cohort_id = ?
            order by p.name, p.id
            """)
        .param(cohort.id())
        .query(
            (row, number) -> new MentorView(row.getObject("id", UUID.class), row.getString("name")))
        .list();
  }

  /** Makes the person a mentor of the cohort, if they are none yet. */
  @Transactional
  public void add(UUID cohort, UUID person) {
    change(
        cohort,
        person,
        "insert into mentorship (cohort_id, person_id) values (?, ?) on conflict do nothing");
  }

  /** Takes the person from the cohort's mentors, if they are one. */
  @Transactional
  public void remove(UUID cohort, UUID person) {
    change(cohort, person, "delete from mentorship where cohort_id = ? and person_id = ?");
  }

  private void change(UUID cohort, UUID person, String sql) {
    Cohort locked = cohorts.lock(cohort);
    if (jdbc.sql(sql).params(cohort, person).update() == 1) {
      Cohort next = locked.next();
      cohorts.update(next);
      cohorts.tell(next);
    }
  }
}
