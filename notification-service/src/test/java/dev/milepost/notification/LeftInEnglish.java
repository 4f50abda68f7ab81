package dev.milepost.notification;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What is still English in a text that should be German. */
public final class LeftInEnglish {

  /**
   * Frequent words that German does not have. Titles in tests begin with a capital letter, and in
   * addresses such words stand between hyphens or slashes.
   */
  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?<![-/\\w])(the|and|of|is|are|you|your|this|that|with|from|not|no|it|be)(?![-/\\w])");

  private LeftInEnglish() {}

  public static List<String> in(String text) {
    return ENGLISH.matcher(text).results().map(MatchResult::group).distinct().toList();
  }
}
