package dev.milepost.roadmap.document;

/**
 * Where something stands in an authored document.
 *
 * @param line from 1
 * @param column from 1, in characters
 * @param pointer JSON pointer (RFC 6901); empty for the whole document
 */
public record Place(int line, int column, String pointer) {

  /** The whole document. */
  public static final Place START = new Place(1, 1, "");

  /** The pointer to a field or list item below {@code pointer}. */
  static String below(String pointer, String step) {
    return pointer + "/" + step.replace("~", "~0").replace("/", "~1");
  }
}
