package dev.milepost.notification.cohorts;

import dev.milepost.notification.cohorts.Settings.RuleSettings;
import dev.milepost.notification.rules.Rule;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings as the fields of the page's form, and back. A field that holds no number becomes one
 * that is refused, so that its fault is found with the others.
 */
public final class SettingsForm {

  static final String ON = "on-";
  static final String NUMBERS = "numbers-";
  static final String HOUR = "hour-";

  private static final int NO_NUMBER = -1;

  private SettingsForm() {}

  static Map<String, String> fields(Settings settings) {
    var fields = new HashMap<String, String>();
    fields.put("opens", text(settings.opens()));
    fields.put("closes", text(settings.closes()));
    fields.put("perDay", text(settings.perDay()));
    fields.put("perWeek", text(settings.perWeek()));
    fields.put("holdoutPercent", text(settings.holdoutPercent()));
    fields.put("digestDay", text(settings.digestDay()));
    fields.put("weeklyOverview", text(settings.weeklyOverview()));
    if (settings.rules() != null) {
      settings.rules().forEach((rule, setting) -> add(rule, setting, fields));
    }
    return fields;
  }

  private static void add(String rule, RuleSettings setting, Map<String, String> fields) {
    fields.put(ON + rule, text(setting.on()));
    fields.put(HOUR + rule, text(setting.hour()));
    if (setting.numbers() != null) {
      fields.put(
          NUMBERS + rule,
          setting.numbers().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }
  }

  public static Settings settings(Map<String, String> fields) {
    var rules = new HashMap<String, RuleSettings>();
    for (Rule rule : ChangeSettings.settable()) {
      String name = rule.wireName();
      rules.put(
          name,
          new RuleSettings(
              fields.containsKey(ON + name),
              numbers(fields.get(NUMBERS + name)),
              fields.containsKey(HOUR + name) ? number(fields.get(HOUR + name)) : null));
    }
    return new Settings(
        number(fields.get("opens")),
        number(fields.get("closes")),
        number(fields.get("perDay")),
        number(fields.get("perWeek")),
        number(fields.get("holdoutPercent")),
        fields.getOrDefault("digestDay", ""),
        fields.containsKey("weeklyOverview"),
        rules);
  }

  /** Numbers with commas or spaces between them. */
  private static @Nullable List<Integer> numbers(@Nullable String text) {
    return text == null
        ? null
        : Arrays.stream(text.split("[,\\s]+"))
            .filter(part -> !part.isEmpty())
            .map(SettingsForm::number)
            .toList();
  }

  private static Integer number(@Nullable String text) {
    try {
      return text == null ? NO_NUMBER : Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return NO_NUMBER;
    }
  }

  private static String text(@Nullable Object value) {
    return Objects.toString(value, "");
  }
}
