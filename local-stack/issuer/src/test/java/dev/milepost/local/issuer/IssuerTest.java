package dev.milepost.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.oauth2.jwt.JwtDecoders;

class IssuerTest {

  private static final String BACK = "http://localhost:29999/progress/login/oauth2/code/milepost";

  @TempDir Path home;
  private int port;
  private ConfigurableApplicationContext issuer;
  private Visitor visitor;

  @BeforeEach
  void startTheIssuer() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    issuer = start();
    visitor = new Visitor("http://localhost:" + port);
  }

  @AfterEach
  void stopTheIssuer() {
    issuer.close();
  }

  @Test
  void aResourceServerFindsEverythingFromTheIssuersUrlAlone() {
    assertThat(
            JwtDecoders.<org.springframework.security.oauth2.jwt.JwtDecoder>fromIssuerLocation(
                "http://localhost:" + port))
        .isNotNull();
  }

  @Test
  void aDemoPersonLogsInByCodeWithPkceAndGetsAnAccessTokenForMilepost() throws Exception {
    visitor.get(visitor.authorization(BACK));
    visitor.logIn("mentor@milepost.example", "milepost");
    URI back = visitor.redirect(visitor.get(visitor.authorization(BACK)));
    SignedJWT token = visitor.exchange(back, BACK);

    assertThat(back.toString()).startsWith(BACK + "?code=");
    assertThat(token.getHeader().getType()).hasToString("at+jwt");
    assertThat(token.getHeader().getAlgorithm()).hasToString("RS256");
    var claims = token.getJWTClaimsSet();
    assertThat(claims.getIssuer()).isEqualTo("http://localhost:" + port);
    assertThat(claims.getAudience()).containsExactly("milepost");
    assertThat(claims.getSubject()).isEqualTo("demo-mentor");
    assertThat(claims.getStringClaim("email")).isEqualTo("mentor@milepost.example");
    assertThat(claims.getBooleanClaim("email_verified")).isTrue();
    assertThat(claims.getStringClaim("org")).isEqualTo("main");
    assertThat(claims.getStringListClaim("roles")).isEmpty();
  }

  @Test
  void aWrongPasswordIsToldOnThePage() throws Exception {
    HttpResponse<String> refused = visitor.logIn("mentor@milepost.example", "guess");

    assertThat(visitor.get(visitor.redirect(refused).toString()).body())
        .contains("No demo person has this address and password");
  }

  @Test
  void nobodyIsSentBackToAnotherHostOrPath() throws Exception {
    visitor.logIn("learner@milepost.example", "milepost");

    for (String elsewhere :
        new String[] {
          "http://milepost.invalid/progress/login/oauth2/code/milepost",
          "http://localhost:29999/elsewhere"
        }) {
      assertThat(visitor.get(visitor.authorization(elsewhere)).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void theMintGivesATokenForAnyIdentity() throws Exception {
    SignedJWT token =
        visitor.mint(
            "subject=s-1&email=ann@people.example&emailVerified=false&roles=admin&org=north"
                + "&expiresInSeconds=-60&audience=other");

    var claims = token.getJWTClaimsSet();
    assertThat(claims.getSubject()).isEqualTo("s-1");
    assertThat(claims.getBooleanClaim("email_verified")).isFalse();
    assertThat(claims.getStringListClaim("roles")).containsExactly("admin");
    assertThat(claims.getStringClaim("org")).isEqualTo("north");
    assertThat(claims.getAudience()).containsExactly("other");
    assertThat(claims.getExpirationTime().toInstant()).isBefore(Instant.now());
  }

  @Test
  void aTokenStaysValidThroughARestart() throws Exception {
    SignedJWT before = visitor.mint("subject=demo-admin");

    issuer.close();
    issuer = start();

    var keys = JWKSet.load(URI.create("http://localhost:" + port + "/oauth2/jwks").toURL());
    var key = keys.getKeyByKeyId(before.getHeader().getKeyID()).toRSAKey();
    assertThat(before.verify(new RSASSAVerifier(key))).isTrue();
  }

  private ConfigurableApplicationContext start() {
    return SpringApplication.run(
        IssuerApplication.class,
        "--server.port=" + port,
        "--issuer.key-file=" + home.resolve("signing-key.json"));
  }
}
