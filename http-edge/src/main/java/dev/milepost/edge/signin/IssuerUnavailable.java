package dev.milepost.edge.signin;

import org.springframework.security.core.AuthenticationException;

/**
 * Nobody can be signed in, since the issuer cannot be reached: answered 503, for it says nothing
 * about the token. It is no {@code AuthenticationServiceException}, which the bearer filter would
 * let through as an internal error.
 */
public final class IssuerUnavailable extends AuthenticationException {

  private static final String MESSAGE = "the issuer cannot be reached";

  IssuerUnavailable() {
    super(MESSAGE);
  }

  IssuerUnavailable(Throwable cause) {
    super(MESSAGE, cause);
  }
}
