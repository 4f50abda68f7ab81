package dev.milepost.edge.signin;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.problem.ProblemResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** What the security filters answer: 401, 403, or 503 while the issuer cannot be reached. */
public final class SignInProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final ProblemResponse problems;

  SignInProblems(ProblemResponse problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    problems.send(request, response, problem(reason));
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
      throws IOException {
    problems.send(request, response, Problem.notAllowed());
  }

  private static Problem problem(AuthenticationException reason) {
    return switch (reason) {
      case IssuerUnavailable e -> Problem.unavailable(RETRY_AFTER, e);
      case InvalidBearerTokenException e ->
          refused("The access token is refused: " + why(e) + ".", "Bearer error=\"invalid_token\"");
      default -> refused("This needs an access token.", "Bearer");
    };
  }

  private static Problem refused(String detail, String challenge) {
    return new Problem(EdgeProblems.NOT_SIGNED_IN, detail)
        .withHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
  }

  /** Only the validators' words: those of the parser may quote the token. */
  private static String why(InvalidBearerTokenException exception) {
    return exception.getCause() instanceof JwtValidationException invalid
        ? invalid.getErrors().stream()
            .map(OAuth2Error::getDescription)
            .distinct()
            .collect(Collectors.joining("; "))
        : "it is not a JWT that the issuer signed with RS256 or ES256";
  }
}
