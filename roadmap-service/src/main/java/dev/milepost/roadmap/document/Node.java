package dev.milepost.roadmap.document;

import java.util.List;

/** A value of an authored document and its place. */
public sealed interface Node {

  Place place();

  /** Fields in the author's order; one name may occur more than once. */
  record Mapping(Place place, List<Entry> entries) implements Node {}

  record Sequence(Place place, List<Node> items) implements Node {}

  /**
   * @param text as written, without quotes and with escapes resolved
   */
  record Scalar(Place place, Type type, String text) implements Node {}

  /** Something whose fault has been reported already; nothing more is to be said about it. */
  record Refused(Place place) implements Node {}

  /**
   * @param at where the name stands
   */
  record Entry(Place at, String name, Node value) {}

  enum Type {
    TEXT,
    NUMBER,
    BOOLEAN,
    NULL
  }
}
