package dev.milepost.notification.cohorts;

import dev.milepost.notification.enrolment.CourseSettings;
import dev.milepost.time.BusinessClock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps how a cohort's learners are written to, whole. */
@Component
class KeepSettings {

  private final JdbcClient jdbc;
  private final BusinessClock clock;

  KeepSettings(JdbcClient jdbc, BusinessClock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The cohort's row is locked first, so that two who save at once do so one after the other. */
  void keep(UUID cohort, CourseSettings settings) {
    jdbc.sql("select id from cohort where id = ? for no key update")
        .param(cohort)
        .query()
        .listOfRows();
    jdbc.sql(
            """
            insert into cohort_policy (cohort, opens, closes, per_day, per_week, holdout_percent,
                                       digest_day, weekly_overview, changed_at)
            values (:cohort, :opens, :closes, :perDay, :perWeek, :holdout, :digestDay, :overview,
                    :now)
            on conflict (cohort) do update
            set opens = excluded.opens, closes = excluded.closes, per_day = excluded.per_day,
                per_week = excluded.per_week, holdout_percent = excluded.holdout_percent,
                digest_day = excluded.digest_day, weekly_overview = excluded.weekly_overview,
                changed_at = excluded.changed_at
            """)
        .param("cohort", cohort)
        .param("opens", settings.window().opens())
        .param("closes", settings.window().closes())
        .param("perDay", settings.perDay())
        .param("perWeek", settings.perWeek())
        .param("holdout", settings.holdoutPercent())
        .param("digestDay", settings.digestDay().getValue())
        .param("overview", settings.weeklyOverview())
        .param("now", clock.now().atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql("delete from rule_setting where cohort = ?").param(cohort).update();
    settings
        .rules()
        .forEach(
            (rule, setting) ->
                jdbc.sql(
                        """
                        insert into rule_setting (cohort, rule, enabled, numbers, hour)
                        values (:cohort, :rule, :enabled, :numbers, :hour)
                        """)
                    .param("cohort", cohort)
                    .param("rule", rule)
                    .param("enabled", setting.on())
                    .param("numbers", setting.numbers().toArray(Integer[]::new))
                    .param("hour", setting.hour())
                    .update());
  }

  /** By index. */
  List<UUID> enrolmentsOf(UUID cohort) {
    return jdbc.sql("select id from enrolment where cohort = ?")
        .param(cohort)
        .query((row, n) -> row.getObject("id", UUID.class))
        .list();
  }
}
