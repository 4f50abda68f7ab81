package dev.milepost.edge.problem;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer where: a JSON pointer (RFC 6901) into the body, {@code ?name} for a query
 *     parameter, or the name of a header
 * @param detail what would be right there; never repeats what was sent
 */
public record Fault(String pointer, String detail) {

  /** A field name or list index as one step of a JSON pointer. */
  public static String step(String name) {
    return "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
