package dev.milepost.notification.choices;

import dev.milepost.notification.choices.Choices.Hours;
import dev.milepost.notification.choices.Choices.Snooze;
import dev.milepost.notification.policy.Channel;
import dev.milepost.notification.rules.Category;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The choices as the fields of the page's form, and back. A field that holds no day or hour becomes
 * one that is refused, so that its fault is found with the others.
 */
final class ChoicesForm {

  static final String DELIVERY = "delivery-";
  static final String OPENS = "opens";
  static final String CLOSES = "closes";
  static final String PAUSED_UNTIL = "pausedUntil";

  /** What is put off already is sent back with the box that keeps it so. */
  static final String KEPT = "kept-";

  static final String SNOOZED = "snoozed";
  static final String SNOOZED_UNTIL = "snoozedUntil";

  private static final int NO_HOUR = -1;

  private ChoicesForm() {}

  static Map<String, String> fields(Choices choices) {
    var fields = new HashMap<String, String>();
    if (choices.categories() != null) {
      choices
          .categories()
          .forEach(
              (category, byChannel) -> {
                for (Channel channel : Channel.values()) {
                  fields.put(
                      field(channel, category), byChannel.getOrDefault(channel.wireName(), ""));
                }
              });
    }
    Hours hours = choices.hours();
    fields.put(OPENS, hours == null ? "" : String.valueOf(hours.opens()));
    fields.put(CLOSES, hours == null ? "" : String.valueOf(hours.closes()));
    fields.put(PAUSED_UNTIL, choices.pausedUntil() == null ? "" : choices.pausedUntil().toString());
    fields.put(SNOOZED, "");
    fields.put(SNOOZED_UNTIL, "");
    return fields;
  }

  static Choices choices(Map<String, String> fields) {
    var categories = new TreeMap<String, Map<String, String>>();
    for (Category category : Category.values()) {
      var byChannel = new TreeMap<String, String>();
      for (Channel channel : Channel.values()) {
        String delivery = fields.get(field(channel, category.wireName()));
        if (delivery != null) {
          byChannel.put(channel.wireName(), delivery);
        }
      }
      if (!byChannel.isEmpty()) {
        categories.put(category.wireName(), byChannel);
      }
    }
    return new Choices(categories, hours(fields), day(fields.get(PAUSED_UNTIL)), snoozes(fields));
  }

  private static String field(Channel channel, String category) {
    return (channel == Channel.EMAIL ? DELIVERY : channel.wireName() + "-") + category;
  }

  private static @Nullable Hours hours(Map<String, String> fields) {
    String opens = fields.getOrDefault(OPENS, "");
    String closes = fields.getOrDefault(CLOSES, "");
    return opens.isEmpty() && closes.isEmpty() ? null : new Hours(hour(opens), hour(closes));
  }

  private static int hour(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return NO_HOUR;
    }
  }

  /** Those that are kept first, so that the place of the new one is the last. */
  private static List<Snooze> snoozes(Map<String, String> fields) {
    var snoozes = new ArrayList<Snooze>();
    fields.entrySet().stream()
        .filter(field -> field.getKey().startsWith(KEPT))
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            field ->
                snoozes.add(snooze(field.getKey().substring(KEPT.length()), field.getValue())));
    String subject = fields.getOrDefault(SNOOZED, "");
    if (!subject.isEmpty()) {
      snoozes.add(snooze(subject, fields.getOrDefault(SNOOZED_UNTIL, "")));
    }
    return snoozes;
  }

  /** How a form names what is put off: {@code category/reminders}, {@code milestone/git}. */
  static String subject(Snooze snooze) {
    return snooze.category() != null
        ? "category/" + snooze.category()
        : "milestone/" + snooze.milestone();
  }

  private static Snooze snooze(String subject, String until) {
    String[] parts = subject.split("/", 2);
    String name = parts[parts.length - 1];
    boolean category = parts[0].equals("category");
    return new Snooze(category ? name : null, category ? null : name, day(until));
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return LocalDate.EPOCH;
    }
  }
}
