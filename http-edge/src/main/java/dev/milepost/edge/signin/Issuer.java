package dev.milepost.edge.signin;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * The OpenID Connect issuer, asked at the first use and not at the start, so that a service starts
 * and stays live without it. What it says of itself is kept for good; its keys are kept for five
 * minutes, fetched anew for an unknown key at most twice in five seconds, and go on being used for
 * an hour when it cannot be reached.
 */
public final class Issuer {

  private static final Logger log = LoggerFactory.getLogger(Issuer.class);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(1);
  private static final int KEYS_MAX_BYTES = 512 * 1024;

  private final IssuerSettings settings;
  private final Clock clock;
  private final RestClient http;
  private volatile @Nullable Known known;
  private volatile Instant failedAt = Instant.MIN;

  Issuer(IssuerSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.http = RestClient.builder().requestFactory(requests()).build();
  }

  /** Short waits: a request of a person hangs on each. */
  public static JdkClientHttpRequestFactory requests() {
    var factory =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build());
    factory.setReadTimeout(READ_TIMEOUT);
    return factory;
  }

  public String url() {
    return settings.issuer();
  }

  /**
   * What the issuer says of itself (OpenID Connect Discovery 1.0), with the endpoints that this
   * service calls at the address where it reaches them.
   *
   * @throws IssuerUnavailable when it cannot be reached or tells of another issuer
   */
  public Map<String, Object> metadata() {
    return known().metadata();
  }

  /**
   * Reads tokens that the issuer signed with RS256 or ES256.
   *
   * @throws BadJwtException (its decoder) for a token that is refused
   * @throws IssuerUnavailable (its decoder) when the keys cannot be had
   */
  public JwtDecoder tokens(OAuth2TokenValidator<Jwt> validator) {
    return new JwtDecoder() {
      private volatile @Nullable JwtDecoder decoder;

      @Override
      public Jwt decode(String token) {
        try {
          JwtDecoder present = decoder;
          if (present == null) {
            present = decoder(known().keys(), validator);
            decoder = present;
          }
          return present.decode(token);
        } catch (BadJwtException e) {
          throw e;
        } catch (JwtException e) {
          Throwable cause = e.getCause() == null ? e : e.getCause();
          log.warn("The issuer's keys cannot be had: {}", cause.getClass().getName());
          throw new IssuerUnavailable(e);
        }
      }
    };
  }

  private static JwtDecoder decoder(
      JWKSource<SecurityContext> keys, OAuth2TokenValidator<Jwt> validator) {
    NimbusJwtDecoder signatures =
        NimbusJwtDecoder.withJwkSource(keys)
            .jwsAlgorithm(SignatureAlgorithm.RS256)
            .jwsAlgorithm(SignatureAlgorithm.ES256)
            // The type is the validator's to judge: Nimbus would refuse at+jwt.
            .jwtProcessorCustomizer(
                processor -> processor.setJWSTypeVerifier((type, context) -> {}))
            .build();
    signatures.setJwtValidator(token -> OAuth2TokenValidatorResult.success());
    return new VerifiedTokens(signatures, validator);
  }

  private Known known() {
    Known present = known;
    return present == null ? discover() : present;
  }

  private synchronized Known discover() {
    Known present = known;
    if (present != null) {
      return present;
    }
    if (clock.instant().isBefore(failedAt.plus(ASK_AGAIN_AFTER))) {
      throw new IssuerUnavailable();
    }
    try {
      present = fetch();
      known = present;
      return present;
    } catch (RestClientException | IllegalArgumentException | MalformedURLException e) {
      failedAt = clock.instant();
      log.warn("The issuer does not tell about itself: {}", e.getMessage());
      throw new IssuerUnavailable(e);
    }
  }

  private Known fetch() throws MalformedURLException {
    Map<String, Object> told =
        http.get()
            .uri(settings.reachedAt() + "/.well-known/openid-configuration")
            .retrieve()
            .body(new ParameterizedTypeReference<Map<String, Object>>() {});
    if (told == null || !settings.issuer().equals(told.get("issuer"))) {
      throw new IllegalArgumentException("this is not the issuer " + settings.issuer());
    }
    Map<String, Object> metadata = new HashMap<>(told);
    for (String called : new String[] {"token_endpoint", "jwks_uri", "userinfo_endpoint"}) {
      metadata.computeIfPresent(called, (name, url) -> reachable(url.toString()));
    }
    return new Known(
        Collections.unmodifiableMap(metadata),
        keys(Objects.requireNonNull(metadata.get("jwks_uri"))));
  }

  private String reachable(String url) {
    return url.startsWith(settings.issuer())
        ? settings.reachedAt() + url.substring(settings.issuer().length())
        : url;
  }

  private static JWKSource<SecurityContext> keys(Object url) throws MalformedURLException {
    return JWKSourceBuilder.<SecurityContext>create(
            URI.create(url.toString()).toURL(),
            new DefaultResourceRetriever(
                (int) CONNECT_TIMEOUT.toMillis(), (int) READ_TIMEOUT.toMillis(), KEYS_MAX_BYTES))
        .cache(Duration.ofMinutes(5).toMillis(), READ_TIMEOUT.toMillis())
        .rateLimited(Duration.ofSeconds(5).toMillis())
        .outageTolerant(Duration.ofHours(1).toMillis())
        .build();
  }

  private record Known(Map<String, Object> metadata, JWKSource<SecurityContext> keys) {}
}
