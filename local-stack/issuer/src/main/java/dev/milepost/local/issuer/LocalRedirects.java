package dev.milepost.local.issuer;

import java.net.URI;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;

/**
 * Where the issuer sends people back to: a registered path on any port of localhost, since the same
 * page is reached through the front door, directly, and in tests on whatever port was free.
 */
final class LocalRedirects {

  private LocalRedirects() {}

  static void checkLogin(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
    OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
    if (!isLocal(request.getRedirectUri(), context.getRegisteredClient().getRedirectUris())) {
      // Without the request, so that the refusal itself is not sent to where nobody may be sent.
      throw new OAuth2AuthorizationCodeRequestAuthenticationException(
          refusal("redirect_uri"), null);
    }
  }

  static void checkLogout(OidcLogoutAuthenticationContext context) {
    OidcLogoutAuthenticationToken request = context.getAuthentication();
    String back = request.getPostLogoutRedirectUri();
    if (back != null && !isLocal(back, context.getRegisteredClient().getPostLogoutRedirectUris())) {
      throw new OAuth2AuthenticationException(refusal("post_logout_redirect_uri"));
    }
  }

  private static boolean isLocal(@Nullable String uri, Collection<String> registered) {
    if (uri == null) {
      return false;
    }
    URI asked = URI.create(uri);
    return "localhost".equals(asked.getHost())
        && registered.stream()
            .anyMatch(known -> URI.create(known).getPath().equals(asked.getPath()));
  }

  private static OAuth2Error refusal(String parameter) {
    return new OAuth2Error(
        OAuth2ErrorCodes.INVALID_REQUEST,
        parameter + " must be a registered path on localhost",
        null);
  }
}
