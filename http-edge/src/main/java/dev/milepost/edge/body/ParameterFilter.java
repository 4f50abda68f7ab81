package dev.milepost.edge.body;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Fault;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.problem.ProblemResponse;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses parameters, those of forms included, that hold the character U+0000: PostgreSQL takes it
 * in no text, so that whatever asked it about one would fail.
 */
final class ParameterFilter extends OncePerRequestFilter {

  private final ProblemResponse problems;

  ParameterFilter(ProblemResponse problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    List<Fault> faults = faults(request);
    if (faults.isEmpty()) {
      chain.doFilter(request, response);
    } else {
      problems.send(
          request,
          response,
          new Problem(EdgeProblems.INVALID_PARAMETERS, "Parameters cannot be accepted.")
              .at(faults));
    }
  }

  private static List<Fault> faults(HttpServletRequest request) {
    return request.getParameterMap().entrySet().stream()
        .filter(parameter -> Arrays.stream(parameter.getValue()).anyMatch(ParameterFilter::hasNul))
        .map(parameter -> new Fault("?" + parameter.getKey(), "text without the character U+0000"))
        .toList();
  }

  private static boolean hasNul(String value) {
    return value.indexOf('\0') >= 0;
  }
}
