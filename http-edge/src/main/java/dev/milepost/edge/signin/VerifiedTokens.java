package dev.milepost.edge.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Remembers tokens whose signature was found good, since checking it costs more than all else of a
 * small request. Whether a token is meant for us and has not expired is judged each time. A key
 * that the issuer takes back is trusted at most {@link #KEPT_FOR} longer for tokens that were seen.
 */
final class VerifiedTokens implements JwtDecoder {

  static final Duration KEPT_FOR = Duration.ofMinutes(1);
  private static final int KEPT = 10_000;

  private final JwtDecoder signatures;
  private final OAuth2TokenValidator<Jwt> validator;
  private final Cache<String, Jwt> verified =
      Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(KEPT_FOR).build();

  /**
   * @param signatures reads a token and checks its signature, no more
   */
  VerifiedTokens(JwtDecoder signatures, OAuth2TokenValidator<Jwt> validator) {
    this.signatures = signatures;
    this.validator = validator;
  }

  @Override
  public Jwt decode(String token) {
    Jwt jwt = verified.getIfPresent(token);
    if (jwt == null) {
      jwt = signatures.decode(token);
      verified.put(token, jwt);
    }
    OAuth2TokenValidatorResult result = validator.validate(jwt);
    if (result.hasErrors()) {
      throw new JwtValidationException("A token that is not good here or now", result.getErrors());
    }
    return jwt;
  }
}
