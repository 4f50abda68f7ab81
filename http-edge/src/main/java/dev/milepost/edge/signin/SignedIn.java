package dev.milepost.edge.signin;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClaimAccessor;

/**
 * Who makes a request: a controller method's argument, the same for a bearer token and for a log-in
 * to the pages. As {@code Optional<SignedIn>} on a public path it is empty for a stranger; as
 * {@code SignedIn} a stranger is answered 401, or led to the log-in on a page.
 *
 * @param issuer the issuer's URL, as the token has it; with {@code subject} it names the person for
 *     good
 * @param verifiedEmail the address, only when the issuer says that it is verified
 * @param name to be shown; the subject when the issuer tells none
 * @param organisation claim {@code org}, {@code main} without it
 * @param admin whether claim {@code roles} holds {@code admin}
 */
public record SignedIn(
    String issuer,
    String subject,
    Optional<String> verifiedEmail,
    String name,
    String organisation,
    boolean admin) {

  /** Whom {@code authentication} stands for; empty for a stranger. */
  public static Optional<SignedIn> of(@Nullable Authentication authentication) {
    return authentication != null
            && authentication.isAuthenticated()
            && authentication.getPrincipal() instanceof ClaimAccessor claims
        ? Optional.of(of(claims))
        : Optional.empty();
  }

  private static SignedIn of(ClaimAccessor claims) {
    String subject = Objects.requireNonNull(claims.getClaimAsString("sub"), "sub");
    List<String> roles = claims.hasClaim("roles") ? claims.getClaimAsStringList("roles") : null;
    return new SignedIn(
        Objects.requireNonNull(claims.getClaimAsString("iss"), "iss"),
        subject,
        Boolean.parseBoolean(claims.getClaimAsString("email_verified"))
            ? text(claims, "email")
            : Optional.empty(),
        text(claims, "name").orElse(subject),
        text(claims, "org").orElse("main"),
        roles != null && roles.contains("admin"));
  }

  private static Optional<String> text(ClaimAccessor claims, String name) {
    return Optional.ofNullable(claims.getClaimAsString(name)).filter(text -> !text.isBlank());
  }

  /** Without address and name, so that a log line that holds it tells nothing personal. */
  @Override
  public String toString() {
    return "SignedIn[" + subject + " of " + issuer + "]";
  }
}
