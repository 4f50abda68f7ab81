package dev.milepost.edge.pages;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.problem.ProblemResponse;
import dev.milepost.edge.signin.IssuerUnavailable;
import dev.milepost.edge.signin.SignInProblems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.web.client.ResourceAccessException;

/** What the security filters answer below the pages' prefix. */
final class PageAnswers
    implements AuthenticationEntryPoint, AuthenticationFailureHandler, AccessDeniedHandler {

  private static final Logger log = LoggerFactory.getLogger(PageAnswers.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final String logIn;
  private final SignInProblems signIn;
  private final ProblemResponse problems;

  PageAnswers(String logIn, SignInProblems signIn, ProblemResponse problems) {
    this.logIn = logIn;
    this.signIn = signIn;
    this.problems = problems;
  }

  /** A stranger: a browser that asks for a page is led to the log-in, anything else gets 401. */
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    if (opensPage(request)) {
      response.sendRedirect(logIn);
    } else {
      signIn.commence(request, response, reason);
    }
  }

  static boolean opensPage(HttpServletRequest request) {
    return request.getMethod().equals("GET") && ProblemResponse.wantsPage(request);
  }

  /** A log-in that did not come to its end. */
  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    if (isOutage(reason)) {
      problems.send(request, response, Problem.unavailable(RETRY_AFTER, reason));
      return;
    }
    log.atInfo()
        .addKeyValue(
            "error",
            reason instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : reason.getClass().getSimpleName())
        .log("A log-in was not completed");
    problems.send(
        request,
        response,
        new Problem(
            EdgeProblems.NOT_SIGNED_IN,
            "The log-in was not completed. Open the page again to start anew."));
  }

  private static boolean isOutage(Throwable reason) {
    for (Throwable cause = reason; cause != null; cause = cause.getCause()) {
      if (cause instanceof IssuerUnavailable || cause instanceof ResourceAccessException) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
      throws IOException {
    problems.send(
        request,
        response,
        reason instanceof CsrfException
            ? new Problem(
                EdgeProblems.NOT_ALLOWED,
                "This form has expired, and nothing was changed. Open its page again.")
            : Problem.notAllowed());
  }
}
