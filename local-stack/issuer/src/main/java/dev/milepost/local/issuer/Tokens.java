package dev.milepost.local.issuer;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * What is in the tokens: access tokens are of type {@code at+jwt} (RFC 9068) and for the audience
 * {@code milepost}; they and the ID tokens carry the person's claims.
 */
@Configuration(proxyBeanMethods = false)
class Tokens {

  static final String ACCESS_TOKEN_TYPE = "at+jwt";
  static final String AUDIENCE = "milepost";

  @Bean
  JWKSource<SecurityContext> signingKeys(IssuerSettings settings) {
    return new ImmutableJWKSet<>(new JWKSet(SigningKey.keptIn(settings.keyFile())));
  }

  @Bean
  JwtEncoder jwtEncoder(JWKSource<SecurityContext> keys) {
    return new NimbusJwtEncoder(keys);
  }

  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> claimsOfThePerson() {
    return context -> {
      Authentication person = requireNonNull(context.getPrincipal());
      DemoPeople.bySubject(person.getName())
          .ifPresent(known -> known.claims().forEach(context.getClaims()::claim));
      if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
        context.getJwsHeader().type(ACCESS_TOKEN_TYPE);
        context.getClaims().audience(List.of(AUDIENCE));
      }
    };
  }
}
