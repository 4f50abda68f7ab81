package dev.milepost.progress.path;

import dev.milepost.progress.pace.Activity;
import dev.milepost.progress.path.LearnerPath.Habit;
import dev.milepost.progress.path.LearnerPath.HabitDay;
import dev.milepost.progress.wording.Wording;
import dev.milepost.time.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads how steadily a learner learns, in days of the learner's own zone. The active days that are
 * kept with the enrolment are those of the cohort's zone and cannot be turned into others, so these
 * are read from the moments in the log; after a change of the profile's zone they follow it.
 */
@Component
class ReadHabit {

  private static final int WEEKS = 53;

  private final JdbcClient jdbc;
  private final BusinessClock clock;
  private final Wording wording;

  ReadHabit(JdbcClient jdbc, BusinessClock clock, Wording wording) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.wording = wording;
  }

  Habit read(PathRow row) {
    LocalDate today = clock.today(row.zone());
    Instant from = today.minusWeeks(WEEKS).atStartOfDay(row.zone()).toInstant();
    Activity activity = Activity.of(moments(row, from), row.zone());
    Activity.Streak streak = activity.streak(row.blackout(), today);
    return new Habit(
        row.zone().getId(),
        today,
        streak.weeks(),
        streak.longest(),
        streak.thisWeek(),
        words(streak),
        activity.byDay().entrySet().stream()
            .map(day -> new HabitDay(day.getKey(), day.getValue()))
            .toList());
  }

  private List<Instant> moments(PathRow row, Instant from) {
    // By milestone_event_by_learner, in the partition of one term.
    return jdbc.sql(
            """
            select v.occurred_at
            from enrolment e
            join cohort c on c.id = e.cohort_id
            join milestone_event v
              on v.term = c.term and v.learner_id = e.learner_id and v.enrolment_id = e.id
            cross join lateral (select (v.occurred_at at time zone c.zone)::date as day) d
            where e.id = :enrolment
              and v.occurred_at >= :from
              and v.type in ('started', 'submitted', 'completed')
              and not v.carried_over
              and coalesce(d.day >= e.counts_from, true) and coalesce(d.day <= e.withdrawn_on, true)
            """)
        .param("enrolment", row.enrolment())
        .param("from", from.atOffset(ZoneOffset.UTC))
        .query((event, number) -> event.getObject(1, OffsetDateTime.class).toInstant())
        .list();
  }

  private String words(Activity.Streak streak) {
    if (streak.longest() == 0) {
      return wording.say("streak.none");
    }
    if (streak.weeks() == 0) {
      return wording.say("streak.over");
    }
    return wording.say(streak.thisWeek() ? "streak.kept" : "streak.to-keep", streak.weeks());
  }
}
