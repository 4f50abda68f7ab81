package dev.milepost.edge.pages;

import dev.milepost.edge.signin.Issuer;
import dev.milepost.edge.signin.IssuerUnavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/**
 * This service as a client of the issuer, made when the first person logs in: authorization code
 * with PKCE, scopes {@code openid profile email}.
 */
final class LogInClient implements ClientRegistrationRepository {

  static final String NAME = "milepost";

  private final Issuer issuer;
  private final PageSettings settings;
  private final String publicUrl;
  private volatile @Nullable ClientRegistration registration;

  /**
   * @param publicUrl where browsers find the front door; may be the template {@code {baseUrl}}
   */
  LogInClient(Issuer issuer, PageSettings settings, String publicUrl) {
    this.issuer = issuer;
    this.settings = settings;
    this.publicUrl = publicUrl;
  }

  /**
   * @throws IssuerUnavailable at the first use, when the issuer cannot be reached
   */
  @Override
  public @Nullable ClientRegistration findByRegistrationId(String id) {
    if (!id.equals(NAME)) {
      return null;
    }
    ClientRegistration present = registration;
    if (present == null) {
      present = register();
      registration = present;
    }
    return present;
  }

  private ClientRegistration register() {
    var client =
        ClientRegistrations.fromOidcConfiguration(issuer.metadata())
            .registrationId(NAME)
            .clientId(settings.clientId())
            .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
            .clientSettings(ClientSettings.builder().requireProofKey(true).build())
            .userNameAttributeName("sub")
            .scope("openid", "profile", "email")
            .redirectUri(publicUrl + settings.path("/login/oauth2/code/" + NAME));
    String secret = settings.clientSecret();
    if (secret != null && !secret.isBlank()) {
      client
          .clientSecret(secret)
          .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    }
    return client.build();
  }
}
