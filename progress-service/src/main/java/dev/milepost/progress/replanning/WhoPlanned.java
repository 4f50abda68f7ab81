package dev.milepost.progress.replanning;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells whose doing the plan of an enrolment is. */
@Component
public class WhoPlanned {

  private final JdbcClient jdbc;

  WhoPlanned(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * {@code cohort} for the plan that the cohort's calendar lays out, {@code learner} or {@code
   * staff} for one laid out by wishes, {@code changed} for one that was moved otherwise, such as by
   * an extension.
   *
   * @param enrolment one that there is
   */
  public String of(UUID enrolment) {
    return jdbc.sql(
            """
            select case
              when not e.own_plan then 'cohort'
              when w.plan_id is distinct from e.plan_id then 'changed'
              when w.wished_by = e.learner_id then 'learner'
              else 'staff' end
            from enrolment e left join plan_wish w on w.enrolment_id = e.id
            where e.id = ?
            """)
        .param(enrolment)
        .query(String.class)
        .single();
  }
}
