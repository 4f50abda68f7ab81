package dev.milepost.notification.knowledge;

/**
 * A cohort's own words for the messages of one rule in one language.
 *
 * @param subject one line, with variables in braces
 * @param body paragraphs with empty lines between them, with variables in braces
 */
public record Wording(String subject, String body) {}
