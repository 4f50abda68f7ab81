package dev.milepost.edge.problem;

import dev.milepost.edge.look.PageFrame;
import dev.milepost.edge.reader.Languages;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/**
 * A problem as a page tells it to a person, as HTML. In English these are the problem's own words;
 * in another language its status is told, and what exactly has happened follows. Where the
 * phrasebook lacks that, it is marked as the English that it is.
 */
record ProblemWords(String title, String explanation) {

  /**
   * @param said the same in that language
   */
  static ProblemWords of(Problem problem, Problem said, Locale language, PageFrame frame) {
    String detail = HtmlUtils.htmlEscape(said.detail(), "UTF-8");
    if (language.equals(Languages.DEFAULT)) {
      return new ProblemWords(
          HtmlUtils.htmlEscape(problem.type().title(), "UTF-8"), "<p>%s</p>".formatted(detail));
    }
    String key = "problem." + key(problem.type().status());
    String marked =
        said.detail().equals(problem.detail()) ? " lang=\"%s\"".formatted(Languages.DEFAULT) : "";
    String own =
        isToldByStatus(problem) ? "" : "<p class=\"soft\"%s>%s</p>".formatted(marked, detail);
    return new ProblemWords(
        frame.text(language, key),
        "<p>%s</p>%s".formatted(frame.text(language, key + ".what"), own));
  }

  private static String key(int status) {
    return switch (status) {
      case 401, 403, 404, 405, 413, 503 -> Integer.toString(status);
      default -> status < 500 ? "request" : "fault";
    };
  }

  /** What every problem of the type says adds nothing to what the page says of its status. */
  private static boolean isToldByStatus(Problem problem) {
    return problem.detail().equals(Problem.notFound().detail())
        || problem.detail().equals(Problem.notAllowed().detail())
        || problem.type().equals(EdgeProblems.UNAVAILABLE)
        || problem.type().equals(EdgeProblems.INTERNAL_ERROR);
  }
}
