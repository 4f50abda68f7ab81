package dev.milepost.notification.mail;

import dev.milepost.notification.knowledge.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a message says, before it is laid out; plain text throughout.
 *
 * @param preview the line that a mail program shows beside the subject
 * @param list what {@code items} are; null when there are none
 * @param why why the reader gets this message
 */
public record Letter(
    Locale locale,
    String subject,
    String preview,
    String greeting,
    String heading,
    List<String> paragraphs,
    @Nullable String list,
    List<Item> items,
    String action,
    String why) {

  /**
   * The same in a cohort's own words, which replace subject, heading and paragraphs.
   *
   * @param facts paragraphs that follow, whatever the words
   */
  Letter in(Wording own, Map<Variable, String> values, List<String> facts) {
    String title = Values.fill(own.subject(), values);
    List<String> words =
        Stream.concat(
                Arrays.stream(own.body().strip().split("\\R\\s*\\R"))
                    .map(paragraph -> Values.fill(paragraph, values)),
                facts.stream())
            .toList();
    return new Letter(
        locale, title, words.getFirst(), greeting, title, words, list, items, action, why);
  }

  /**
   * @param detail when it is due, or why it was chosen; empty when there is nothing to add
   */
  public record Item(String title, String detail) {}
}
