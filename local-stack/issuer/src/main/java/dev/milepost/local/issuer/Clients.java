package dev.milepost.local.issuer;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * The applications that people log in to through this issuer, each with a secret of its own. Their
 * redirect URIs name no port: {@link LocalRedirects} accepts each on any port of localhost.
 */
@Configuration(proxyBeanMethods = false)
class Clients {

  @Bean
  RegisteredClientRepository registeredClients() {
    return new InMemoryRegisteredClientRepository(
        client("milepost-progress", "milepost", "http://localhost/progress"),
        client("milepost-roadmaps", "milepost-roadmaps", "http://localhost/roadmaps"),
        client(
            "milepost-notifications", "milepost-notifications", "http://localhost/notifications"));
  }

  private static RegisteredClient client(String id, String secret, String pages) {
    return RegisteredClient.withId(UUID.nameUUIDFromBytes(id.getBytes()).toString())
        .clientId(id)
        .clientSecret("{noop}" + secret)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
        .redirectUri(pages + "/login/oauth2/code/milepost")
        .postLogoutRedirectUri(pages)
        .scopes(scopes -> scopes.addAll(Set.of("openid", "profile", "email")))
        .clientSettings(
            ClientSettings.builder()
                .requireProofKey(true)
                .requireAuthorizationConsent(false)
                .build())
        .tokenSettings(
            TokenSettings.builder().accessTokenTimeToLive(Duration.ofMinutes(30)).build())
        .build();
  }
}
