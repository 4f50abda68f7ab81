package dev.milepost.edge.failure;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.problem.ProblemResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Answers every exception of a controller with a problem: the fault of a request is told, an outage
 * is 503 with {@code Retry-After}, and all else is logged once under a random incident id, which is
 * all that the client gets of it.
 */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class FailureAdvice {

  private static final Logger log = LoggerFactory.getLogger(FailureAdvice.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final RequestFaults faults;
  private final ProblemResponse problems;

  FailureAdvice(RequestFaults faults, ProblemResponse problems) {
    this.faults = faults;
    this.problems = problems;
  }

  @ExceptionHandler
  void answer(Exception exception, HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    switch (exception) {
      // The security filters know whether to ask for a token, to log in, or to refuse.
      case AccessDeniedException e -> throw e;
      case AuthenticationException e -> throw e;
      case AsyncRequestNotUsableException e -> log.debug("The client has gone");
      default -> problems.send(request, response, problem(exception, request));
    }
  }

  Problem problem(Exception exception, HttpServletRequest request) {
    Problem thrown = thrown(exception);
    if (thrown != null) {
      if (thrown.type().status() >= 500) {
        logOutage(thrown, request);
      }
      return thrown;
    }
    if (Unavailability.isCauseOf(exception)) {
      Problem outage = Problem.unavailable(RETRY_AFTER, exception);
      logOutage(outage, request);
      return outage;
    }
    return faults.problem(exception).orElseGet(() -> incident(exception, request));
  }

  /** A problem may come wrapped, such as by Jackson while it reads or by a future. */
  private static @Nullable Problem thrown(Exception exception) {
    if (exception instanceof HttpMessageNotReadableException) {
      // Left to RequestFaults, which puts the place in the body before the problem's pointers.
      return null;
    }
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof Problem problem) {
        return problem;
      }
    }
    return null;
  }

  private static Problem incident(Exception exception, HttpServletRequest request) {
    String incident = UUID.randomUUID().toString();
    log.atError()
        .addKeyValue("incident", incident)
        .addKeyValue("route", route(request))
        .setCause(exception)
        .log("A request failed");
    return new Problem(
            EdgeProblems.INTERNAL_ERROR, "The fault is ours and has been logged as an incident.")
        .with("incident", incident);
  }

  private static void logOutage(Problem outage, HttpServletRequest request) {
    Throwable root = outage;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    log.atWarn()
        .addKeyValue("route", route(request))
        .addKeyValue("cause", root.getClass().getName())
        .log("A request could not be answered for now");
  }

  /** The pattern and not the path: identifiers stay out of the log. */
  private static String route(HttpServletRequest request) {
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return request.getMethod() + " " + (pattern == null ? "?" : pattern);
  }
}
