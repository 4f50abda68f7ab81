package dev.milepost.roadmap.document;

import java.util.Comparator;
import java.util.Locale;

/**
 * Something in an authored document that is wrong, or (as a warning) that the author may not have
 * meant.
 *
 * @param line from 1
 * @param column from 1, in characters
 * @param pointer JSON pointer (RFC 6901); for a missing field, of the object that lacks it
 * @param detail what is wrong and what would be right, as a sentence
 */
public record Fault(int line, int column, String pointer, Code code, String detail) {

  /** In the order of the text. */
  static final Comparator<Fault> IN_ORDER =
      Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column);

  public Fault(Place place, Code code, String detail) {
    this(place.line(), place.column(), place.pointer(), code, detail);
  }

  /** What kind of fault it is; stable, for programs. */
  public enum Code {
    SYNTAX,
    TOO_LARGE,
    UNKNOWN_FIELD,
    MISSING_FIELD,
    DUPLICATE_FIELD,
    WRONG_TYPE,
    WRONG_FORM,
    OUT_OF_RANGE,
    DUPLICATE_KEY,
    UNKNOWN_REFERENCE,
    CYCLE,
    LATER_STAGE,
    NOTHING_REQUIRED,
    OTHER_SLUG,
    TOO_MANY_FAULTS,
    /** From here on warnings. */
    REVIEW_WITHOUT_EVIDENCE,
    HEAVY_STAGE,
    UNUSED_SKILL,
    NO_POINTS,
    DUE_AFTER_END;

    /** Such as {@code unknown-field}. */
    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
