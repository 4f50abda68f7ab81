package dev.milepost.edge.problem;

import dev.milepost.edge.look.PageFrame;
import dev.milepost.edge.reader.Languages;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/**
 * A problem as a page tells it to a person, as HTML. A problem's own texts are English, as they are
 * for programs; in another language its status is told instead, and its own text follows, marked as
 * the English that it is.
 */
record ProblemWords(String title, String explanation) {

  static ProblemWords of(Problem problem, Locale language, PageFrame frame) {
    String detail = HtmlUtils.htmlEscape(problem.detail(), "UTF-8");
    if (language.equals(Languages.DEFAULT)) {
      return new ProblemWords(
          HtmlUtils.htmlEscape(problem.type().title(), "UTF-8"), "<p>%s</p>".formatted(detail));
    }
    String key = "problem." + key(problem.type().status());
    String own =
        isToldByStatus(problem)
            ? ""
            : "<p class=\"soft\" lang=\"%s\">%s</p>".formatted(Languages.DEFAULT, detail);
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
