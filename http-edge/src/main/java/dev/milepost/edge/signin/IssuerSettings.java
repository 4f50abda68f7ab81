package dev.milepost.edge.signin;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who vouches for people.
 *
 * @param issuer URL of the OpenID Connect issuer, exactly as its tokens have it
 * @param issuerReachedAt where this service reaches the issuer, when that is another address than
 *     the one that browsers use, as between containers; else {@code issuer}
 * @param audience what tokens for the API name as their audience; {@code milepost} unless told
 */
@ConfigurationProperties("milepost")
public record IssuerSettings(
    @Nullable String issuer, @Nullable URI issuerReachedAt, @Nullable String audience) {

  public IssuerSettings {
    Objects.requireNonNull(issuer, "milepost.issuer has to be set to the OIDC issuer's URL");
    audience = audience == null ? "milepost" : audience;
  }

  String reachedAt() {
    return issuerReachedAt == null ? url() : issuerReachedAt.toString();
  }

  String url() {
    return Objects.requireNonNull(issuer);
  }

  String tokenAudience() {
    return Objects.requireNonNull(audience);
  }
}
