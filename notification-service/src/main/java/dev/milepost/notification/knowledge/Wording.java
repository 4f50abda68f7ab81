package dev.milepost.notification.knowledge;

import dev.milepost.events.EventIds;

/**
 * A cohort's own words for the messages of one rule in one language.
 *
 * @param subject one line, with variables in braces
 * @param body paragraphs with empty lines between them, with variables in braces
 */
public record Wording(String subject, String body) {

  private static final int LONG_ENOUGH = 8;

  /** The same for the same words: changed words are others, of which nothing is known yet. */
  public String mark() {
    return EventIds.of("wording", subject, body).toString().substring(0, LONG_ENOUGH);
  }
}
