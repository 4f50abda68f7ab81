package dev.milepost.edge.signin;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * Who vouches for people.
 *
 * @param issuer URL of the OpenID Connect issuer, exactly as its tokens have it
 * @param issuerReachedAt where this service reaches the issuer, when that is another address than
 *     the one that browsers use, as between containers; else {@code issuer}
 * @param audience what tokens for the API name as their audience; {@code milepost} unless told
 */
@ConfigurationProperties("milepost")
record IssuerSettings(
    String issuer, @Nullable URI issuerReachedAt, @DefaultValue("milepost") String audience) {

  IssuerSettings {
    if (!StringUtils.hasText(issuer)) {
      throw new IllegalArgumentException("milepost.issuer has to be the OIDC issuer's URL");
    }
  }

  String reachedAt() {
    return issuerReachedAt == null ? issuer : issuerReachedAt.toString();
  }
}
