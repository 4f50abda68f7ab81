package dev.milepost.notification.preferences;

import dev.milepost.notification.enrolment.SendWindow;
import dev.milepost.notification.policy.Channel;
import dev.milepost.notification.policy.Delivery;
import dev.milepost.notification.policy.Wishes;
import dev.milepost.notification.rules.Category;
import dev.milepost.time.BusinessClock;
import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what learners choose. What is chosen again changes nothing. */
@Component
public class KeepPreferences {

  private final JdbcClient jdbc;
  private final BusinessClock clock;

  KeepPreferences(JdbcClient jdbc, BusinessClock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** How these categories come to {@code learner} from now on. */
  public void choose(UUID learner, Set<Category> categories, Channel channel, Delivery delivery) {
    jdbc.sql(
            """
            insert into preference (learner, category, channel, delivery, since)
            select :learner, category, :channel, :delivery, :now
            from unnest(:categories::text[]) as category
            on conflict (learner, category, channel) do update
            set delivery = excluded.delivery, since = excluded.since
            where preference.delivery <> excluded.delivery
            """)
        .param("learner", learner)
        .param("channel", channel.wireName())
        .param("delivery", delivery.wireName())
        .param("now", clock.now().atOffset(ZoneOffset.UTC))
        .param("categories", categories.stream().map(Category::wireName).toArray(String[]::new))
        .update();
  }

  private void choose(UUID learner, Channel channel, Wishes wishes) {
    EnumSet.allOf(Category.class).stream()
        .collect(Collectors.groupingBy(wishes::delivery, Collectors.toSet()))
        .forEach((delivery, categories) -> choose(learner, categories, channel, delivery));
  }

  /**
   * Makes {@code byChannel} all that {@code learner} wants, on these channels. Pauses and what is
   * put off are those of all of them alike.
   *
   * @param window the learner's own hours; null for the cohort's
   */
  public void replace(UUID learner, Map<Channel, Wishes> byChannel, @Nullable SendWindow window) {
    byChannel.forEach((channel, wishes) -> choose(learner, channel, wishes));
    Wishes wishes = byChannel.values().iterator().next();
    contact(learner, window, wishes.pausedUntil());
    jdbc.sql("delete from snooze where learner = ?").param(learner).update();
    wishes
        .snoozed()
        .forEach((category, until) -> snooze(learner, "category", category.wireName(), until));
    wishes
        .snoozedMilestones()
        .forEach((milestone, until) -> snooze(learner, "milestone", milestone, until));
  }

  private void contact(UUID learner, @Nullable SendWindow window, @Nullable LocalDate pausedUntil) {
    jdbc.sql(
            """
            insert into contact (learner, opens, closes, paused_until)
            values (:learner, :opens, :closes, :until)
            on conflict (learner) do update
            set opens = excluded.opens, closes = excluded.closes,
                paused_until = excluded.paused_until
            """)
        .param("learner", learner)
        .param("opens", window == null ? null : window.opens(), Types.SMALLINT)
        .param("closes", window == null ? null : window.closes(), Types.SMALLINT)
        .param("until", pausedUntil, Types.DATE)
        .update();
  }

  private void snooze(UUID learner, String kind, String subject, LocalDate until) {
    jdbc.sql("insert into snooze (learner, kind, subject, until) values (?, ?, ?, ?)")
        .params(learner, kind, subject, until)
        .update();
  }
}
