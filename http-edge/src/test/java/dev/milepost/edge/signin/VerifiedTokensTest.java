package dev.milepost.edge.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;

class VerifiedTokensTest {

  private final AtomicInteger checked = new AtomicInteger();
  private final AtomicBoolean expired = new AtomicBoolean();
  private final VerifiedTokens tokens =
      new VerifiedTokens(
          token -> {
            checked.incrementAndGet();
            if (token.equals("forged")) {
              throw new BadJwtException("forged");
            }
            return Jwt.withTokenValue(token).header("alg", "RS256").subject(token).build();
          },
          token ->
              expired.get()
                  ? OAuth2TokenValidatorResult.failure(new OAuth2Error("expired", "expired", null))
                  : OAuth2TokenValidatorResult.success());

  @Test
  void theSignatureOfATokenThatComesAgainIsNotCheckedAgain() {
    assertThat(tokens.decode("anna").getSubject()).isEqualTo("anna");
    assertThat(tokens.decode("anna").getSubject()).isEqualTo("anna");
    assertThat(tokens.decode("ben").getSubject()).isEqualTo("ben");
    assertThat(checked).hasValue(2);
  }

  @Test
  void aTokenThatWasGoodIsRefusedOnceItHasExpired() {
    tokens.decode("anna");
    expired.set(true);
    assertThatThrownBy(() -> tokens.decode("anna")).isInstanceOf(JwtValidationException.class);
  }

  @Test
  void aForgedTokenIsCheckedAndRefusedEachTime() {
    assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
    assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
    assertThat(checked).hasValue(2);
  }
}
