package dev.milepost.notification.preferences;

import dev.milepost.notification.enrolment.SendWindow;
import dev.milepost.notification.policy.Channel;
import dev.milepost.notification.policy.Delivery;
import dev.milepost.notification.policy.Wishes;
import dev.milepost.notification.rules.Category;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What learners have chosen of the messages to them. Reads by primary key, in three queries. */
@Component
public class Preferences {

  private final JdbcClient jdbc;

  Preferences(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Wishes of(UUID learner, Channel channel) {
    return of(List.of(learner), channel).getOrDefault(learner, Wishes.byItself(channel));
  }

  /** Learners who have chosen nothing are left out. */
  public Map<UUID, Wishes> of(Collection<UUID> learners, Channel channel) {
    UUID[] ids = learners.toArray(UUID[]::new);
    var chosen = new HashMap<UUID, Chosen>();
    readDeliveries(ids, channel, chosen);
    readPauses(ids, chosen);
    readSnoozes(ids, chosen);
    var wishes = new HashMap<UUID, Wishes>();
    chosen.forEach((learner, all) -> wishes.put(learner, all.wishes(channel)));
    return wishes;
  }

  /** The learner's own hours; null when there are none. */
  public @Nullable SendWindow window(UUID learner) {
    return jdbc.sql("select opens, closes from contact where learner = ? and opens is not null")
        .param(learner)
        .query((row, n) -> new SendWindow(row.getInt("opens"), row.getInt("closes")))
        .optional()
        .orElse(null);
  }

  private void readDeliveries(UUID[] ids, Channel channel, Map<UUID, Chosen> chosen) {
    jdbc.sql(
            """
            select learner, category, delivery from preference
            where learner = any(:learners) and channel = :channel
            """)
        .param("learners", ids)
        .param("channel", channel.wireName())
        .query(
            row -> {
              of(row.getObject("learner", UUID.class), chosen)
                  .deliveries
                  .put(
                      Category.of(row.getString("category")),
                      Delivery.named(row.getString("delivery")).orElseThrow());
            });
  }

  private void readPauses(UUID[] ids, Map<UUID, Chosen> chosen) {
    jdbc.sql(
            """
            select learner, paused_until from contact
            where learner = any(?) and paused_until is not null
            """)
        .param(ids)
        .query(
            row -> {
              of(row.getObject("learner", UUID.class), chosen).pausedUntil =
                  row.getObject("paused_until", LocalDate.class);
            });
  }

  private void readSnoozes(UUID[] ids, Map<UUID, Chosen> chosen) {
    jdbc.sql("select learner, kind, subject, until from snooze where learner = any(?)")
        .param(ids)
        .query(
            row -> {
              Chosen one = of(row.getObject("learner", UUID.class), chosen);
              LocalDate until = row.getObject("until", LocalDate.class);
              if (row.getString("kind").equals("category")) {
                one.snoozed.put(Category.of(row.getString("subject")), until);
              } else {
                one.milestones.put(row.getString("subject"), until);
              }
            });
  }

  private static Chosen of(UUID learner, Map<UUID, Chosen> chosen) {
    return chosen.computeIfAbsent(learner, id -> new Chosen());
  }

  private static final class Chosen {

    private final Map<Category, Delivery> deliveries = new EnumMap<>(Category.class);
    private final Map<Category, LocalDate> snoozed = new EnumMap<>(Category.class);
    private final Map<String, LocalDate> milestones = new HashMap<>();
    private @Nullable LocalDate pausedUntil;

    Wishes wishes(Channel channel) {
      var all = new HashMap<>(Wishes.byItself(channel).deliveries());
      all.putAll(deliveries);
      return new Wishes(Map.copyOf(all), pausedUntil, Map.copyOf(snoozed), Map.copyOf(milestones));
    }
  }
}
