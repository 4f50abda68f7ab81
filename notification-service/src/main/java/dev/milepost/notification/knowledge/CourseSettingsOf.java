package dev.milepost.notification.knowledge;

import dev.milepost.notification.enrolment.CourseSettings;
import dev.milepost.notification.enrolment.RuleSetting;
import dev.milepost.notification.enrolment.SendWindow;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how cohorts have their learners written to, by primary key. */
@Component
public class CourseSettingsOf {

  private final JdbcClient jdbc;

  CourseSettingsOf(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public CourseSettings cohort(UUID cohort) {
    return cohorts(List.of(cohort)).getOrDefault(cohort, CourseSettings.DEFAULT);
  }

  /** Cohorts where everything is as it is by itself are left out. */
  public Map<UUID, CourseSettings> cohorts(Collection<UUID> cohorts) {
    UUID[] ids = cohorts.toArray(UUID[]::new);
    Map<UUID, Map<String, RuleSetting>> rules = rules(ids);
    var settings = new HashMap<UUID, CourseSettings>();
    rules.forEach((cohort, own) -> settings.put(cohort, with(CourseSettings.DEFAULT, own)));
    jdbc.sql(
            """
            select cohort, opens, closes, per_day, per_week, holdout_percent, digest_day,
                   weekly_overview
            from cohort_policy where cohort = any(?)
            """)
        .param(ids)
        .query(
            row -> {
              UUID cohort = row.getObject("cohort", UUID.class);
              settings.put(cohort, with(policy(row), rules.getOrDefault(cohort, Map.of())));
            });
    return settings;
  }

  private Map<UUID, Map<String, RuleSetting>> rules(UUID[] cohorts) {
    var rules = new HashMap<UUID, Map<String, RuleSetting>>();
    jdbc.sql("select cohort, rule, enabled, numbers, hour from rule_setting where cohort = any(?)")
        .param(cohorts)
        .query(
            row -> {
              rules
                  .computeIfAbsent(row.getObject("cohort", UUID.class), id -> new HashMap<>())
                  .put(
                      row.getString("rule"),
                      new RuleSetting(
                          row.getBoolean("enabled"),
                          numbers(row.getArray("numbers")),
                          row.getInt("hour")));
            });
    return rules;
  }

  private static CourseSettings policy(ResultSet row) throws SQLException {
    return new CourseSettings(
        new SendWindow(row.getInt("opens"), row.getInt("closes")),
        row.getInt("per_day"),
        row.getInt("per_week"),
        row.getInt("holdout_percent"),
        DayOfWeek.of(row.getInt("digest_day")),
        row.getBoolean("weekly_overview"),
        Map.of());
  }

  private static CourseSettings with(CourseSettings policy, Map<String, RuleSetting> rules) {
    return new CourseSettings(
        policy.window(),
        policy.perDay(),
        policy.perWeek(),
        policy.holdoutPercent(),
        policy.digestDay(),
        policy.weeklyOverview(),
        Map.copyOf(rules));
  }

  private static List<Integer> numbers(Array numbers) throws SQLException {
    return Arrays.stream((Integer[]) numbers.getArray()).toList();
  }
}
