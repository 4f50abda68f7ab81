package dev.milepost.edge.pages;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The pages of a service that need a log-in.
 *
 * @param prefix path that they all lie below, and the cookie's path, such as {@code /progress}
 * @param id the service's client id at the issuer, and the cookie's name
 * @param secret the client's secret; without one the client is a public one, guarded by PKCE alone
 */
@ConfigurationProperties("milepost.pages")
record PageSettings(
    @Nullable String prefix,
    @Name("client-id") @Nullable String id,
    @Name("client-secret") @Nullable String secret) {

  PageSettings {
    if (prefix == null || !prefix.matches("(/[a-z0-9-]+)+")) {
      throw new IllegalArgumentException("milepost.pages.prefix has to be a path like /progress");
    }
    Objects.requireNonNull(
        id, "milepost.pages.client-id has to be set to the service's client id at the issuer");
  }

  String clientId() {
    return Objects.requireNonNull(id);
  }

  /** A path below the prefix. */
  String path(String rest) {
    return prefix + rest;
  }
}
