package dev.milepost.edge.pages;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.StringUtils;

/**
 * The pages of a service that need a log-in.
 *
 * @param prefix path that they all lie below, and the cookie's path, such as {@code /progress}
 * @param clientId the service's client id at the issuer, and the cookie's name
 * @param clientSecret the client's secret; without one the client is a public one, guarded by PKCE
 *     alone
 */
@ConfigurationProperties("milepost.pages")
record PageSettings(String prefix, String clientId, @Nullable String clientSecret) {

  PageSettings {
    if (!prefix.matches("(/[a-z0-9-]+)+")) {
      throw new IllegalArgumentException("milepost.pages.prefix has to be a path like /progress");
    }
    if (!StringUtils.hasText(clientId)) {
      throw new IllegalArgumentException(
          "milepost.pages.client-id has to be the service's client id at the issuer");
    }
  }

  /** A path below the prefix. */
  String path(String rest) {
    return prefix + rest;
  }
}
