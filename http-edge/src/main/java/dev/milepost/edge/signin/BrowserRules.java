package dev.milepost.edge.signin;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * What a browser may do with an answer: load only from the service itself (no inline script or
 * style), show it in no frame, tell no other site where it came from. Beside these stand Spring
 * Security's defaults, among them HSTS, which it sends over HTTPS alone.
 */
public final class BrowserRules {

  private BrowserRules() {}

  static void set(HeadersConfigurer<HttpSecurity> headers) {
    set(headers, "'self'");
  }

  /**
   * @param formTargets where forms may lead, redirects included
   */
  public static void set(HeadersConfigurer<HttpSecurity> headers, String formTargets) {
    headers
        .contentSecurityPolicy(
            policy ->
                policy.policyDirectives(
                    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
                        + " frame-ancestors 'none'; form-action "
                        + formTargets))
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(
            permissions ->
                permissions.policy("camera=(), geolocation=(), microphone=(), payment=()"));
  }
}
