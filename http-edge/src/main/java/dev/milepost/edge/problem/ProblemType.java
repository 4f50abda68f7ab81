package dev.milepost.edge.problem;

/**
 * A kind of problem that a client can tell apart and act on.
 *
 * @param slug stable name; the problem's {@code type} is {@code /problems/<slug>}, relative to the
 *     public URL. Of the services behind one public URL one answers for {@code /problems}; the
 *     types of the others have a first step that leads to them: {@code roadmaps/slug-taken}.
 * @param status the HTTP status that it is answered with
 * @param title what happened, the same for every occurrence
 * @param meaning what a client can do about it, for the catalogue
 */
public record ProblemType(String slug, int status, String title, String meaning) {

  private static final String STEP = "[a-z0-9]+(-[a-z0-9]+)*";

  public ProblemType {
    if (!slug.matches("(%s/)?%s".formatted(STEP, STEP))) {
      throw new IllegalArgumentException("not a slug: " + slug);
    }
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("not the status of an error: " + status);
    }
  }

  /** The problem's {@code type}, a URI reference. */
  public String uri() {
    return "/problems/" + slug;
  }
}
