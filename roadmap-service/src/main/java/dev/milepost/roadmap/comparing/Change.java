package dev.milepost.roadmap.comparing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two versions.
 *
 * @param key of what changed, by which it was found in both; of things without a key, the text that
 *     tells them apart; the slug for the roadmap itself
 * @param title as in the newer version, or the older where it was removed; null without one
 * @param field which field changed; null unless {@code action} is changed
 * @param before the older value in words; where something was moved or removed, its old place
 * @param after the newer value in words; where something was moved or added, its new place
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Change(
    Action action,
    Subject subject,
    String key,
    @Nullable String title,
    @Nullable String field,
    @Nullable String before,
    @Nullable String after) {

  /** One line, such as {@code ~ Milestone knead "Knead": points 1 → 5}. */
  public String inWords() {
    String what = subject.noun() + " " + key + (title == null ? "" : " " + quoted(title));
    return switch (action) {
      case ADDED -> "+ " + what + (after == null ? "" : " in " + after);
      case REMOVED -> "- " + what + (before == null ? "" : " from " + before);
      case MOVED -> "> %s: from %s to %s".formatted(what, before, after);
      case CHANGED -> "~ %s: %s %s → %s".formatted(what, field, shown(before), shown(after));
    };
  }

  private static String shown(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return "nothing";
    }
    String line = value.replace('\n', ' ');
    return line.contains(" ") ? quoted(line) : line;
  }

  private static String quoted(String text) {
    return '"' + (text.length() > 80 ? text.substring(0, 79) + "…" : text) + '"';
  }

  public enum Action {
    ADDED,
    REMOVED,
    MOVED,
    CHANGED;

    @JsonValue
    public String slug() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public enum Subject {
    ROADMAP("Roadmap"),
    STAGE("Stage"),
    MILESTONE("Milestone"),
    INTERVIEW_QUESTION("Interview question"),
    SKILL("Skill"),
    PORTFOLIO_PROJECT("Portfolio project"),
    RESUME_KEYWORD("Résumé keyword"),
    FACT("Fact"),
    SOURCE("Source");

    private final String noun;

    Subject(String noun) {
      this.noun = noun;
    }

    String noun() {
      return noun;
    }

    @JsonValue
    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
