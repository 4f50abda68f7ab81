package dev.milepost.local.issuer;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Gives an access token to whoever asks, for a demo person or for anybody made up. Tests and {@code
 * ./milepost token} use it; the reason why this issuer must never leave a developer's machine.
 */
@RestController
class TokenMint {

  private final JwtEncoder encoder;
  private final IssuerSettings settings;
  private final Clock clock = Clock.systemUTC();

  TokenMint(JwtEncoder encoder, IssuerSettings settings) {
    this.encoder = encoder;
    this.settings = settings;
  }

  /** The token as plain text, for the form fields of {@link TokenWish}. */
  @PostMapping(
      path = "/dev/token",
      consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
      produces = MediaType.TEXT_PLAIN_VALUE)
  String mint(@ModelAttribute TokenWish wish) {
    var header =
        JwsHeader.with(SignatureAlgorithm.RS256)
            .type(wish.type() == null ? Tokens.ACCESS_TOKEN_TYPE : wish.type())
            .build();
    return encoder.encode(JwtEncoderParameters.from(header, claims(wish))).getTokenValue();
  }

  private JwtClaimsSet claims(TokenWish wish) {
    Instant now = clock.instant();
    Instant issued = wish.hasExpired() ? now.minus(TokenWish.OLDEST) : now.minusSeconds(1);
    Person person = wish.person();
    var claims =
        JwtClaimsSet.builder()
            .issuer(settings.url().toString())
            .id(UUID.randomUUID().toString())
            .subject(person.subject())
            .audience(List.of(wish.audience() == null ? Tokens.AUDIENCE : wish.audience()))
            .issuedAt(issued)
            .notBefore(issued)
            .claims(all -> all.putAll(person.claims()));
    if (wish.expires()) {
      claims.expiresAt(now.plusSeconds(wish.secondsToLive()));
    }
    return claims.build();
  }
}
