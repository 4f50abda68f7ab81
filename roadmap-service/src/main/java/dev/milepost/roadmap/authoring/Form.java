package dev.milepost.roadmap.authoring;

import java.util.regex.Pattern;

/**
 * What a text must look like. Each also stands in the JSON Schema; a test holds the two together.
 *
 * @param maxLength in code points
 * @param inWords completes "it must be ..."
 */
record Form(int maxLength, Pattern pattern, String inWords) {

  /** Stands in URLs and Kafka keys, so it holds nothing that must be escaped there. */
  static final Form KEY =
      new Form(
          60,
          Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*"),
          "lower-case letters, digits and single hyphens, such as train-test-split");

  /** Stands in mail subjects, so it holds no line break or other control character. */
  static final Form LINE =
      new Form(
          200,
          Pattern.compile(
              "[^\\u0000-\\u0020\\u007f-\\u009f\\u2028\\u2029\\ud800-\\udfff]"
                  + "[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\ud800-\\udfff]*"),
          "one line of text that does not start with a space");

  static final Form TEXT =
      new Form(
          4000,
          Pattern.compile("[^\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\ud800-\\udfff]*"),
          "text without control characters");

  /** Becomes a link on a page, so only what a browser opens as a page. */
  static final Form WEB_ADDRESS =
      new Form(
          500,
          Pattern.compile("https?://[^\\u0000-\\u0020\\u007f-\\u009f<>\"\\\\\\ud800-\\udfff]+"),
          "a web address that starts with https:// or http://");
}
