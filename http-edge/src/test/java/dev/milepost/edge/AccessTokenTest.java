package dev.milepost.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AccessTokenTest extends EdgeTest {

  @Test
  void aGoodTokenTellsWhoAsks() {
    JsonNode me =
        json(send(bearer(ISSUER.token(ISSUER.claims().claim("roles", List.of("admin"))))));
    assertThat(me.get("issuer").asString()).isEqualTo(ISSUER.url());
    assertThat(me.get("subject").asString()).isEqualTo("lena");
    assertThat(me.get("email").asString()).isEqualTo("lena@milepost.example");
    assertThat(me.get("name").asString()).isEqualTo("Lena Learner");
    assertThat(me.get("organisation").asString()).isEqualTo("main");
    assertThat(me.get("admin").asBoolean()).isTrue();
  }

  @Test
  void whoAsksIsNotAdminUnlessTheTokenSaysSo() {
    JsonNode me = json(send(bearer(ISSUER.token(ISSUER.claims().claim("org", "acme")))));
    assertThat(me.get("admin").asBoolean()).isFalse();
    assertThat(me.get("organisation").asString()).isEqualTo("acme");
  }

  @Test
  void aTokenThatLacksWhatIsNotUsedIsGood() {
    assertThat(send(bearer(ISSUER.token(ISSUER.claims().jwtID(null)))).statusCode()).isEqualTo(200);
  }

  @Test
  void aTokenWithoutSubjectIsRefused() {
    assertRefused(ISSUER.token(ISSUER.claims().subject(null)), "sub");
  }

  @Test
  void anUnverifiedAddressIsNotTold() {
    JsonNode me = json(send(bearer(ISSUER.token(ISSUER.claims().claim("email_verified", false)))));
    assertThat(me.get("email").asString()).isEmpty();
  }

  @Test
  void whoAsksIsWrittenToTheLogWithoutAddressAndName() {
    JsonNode me = json(send(bearer(ISSUER.token(ISSUER.claims()))));
    assertThat(me.get("text").asString()).contains("lena").doesNotContain("@", "Lena");
  }

  @Test
  void withoutATokenTheAnswerAsksForOne() {
    HttpResponse<String> response = send(to("/api/v1/me"));
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertThat(json(response).get("type").asString()).isEqualTo("/problems/not-signed-in");
  }

  @Test
  void anExpiredTokenIsRefused() {
    Instant now = Instant.now();
    assertRefused(
        ISSUER.token(
            ISSUER
                .claims()
                .issueTime(Date.from(now.minusSeconds(300)))
                .expirationTime(Date.from(now.minusSeconds(120)))),
        "expired");
  }

  @Test
  void aTokenThatNeverExpiresIsRefused() {
    assertRefused(ISSUER.token(ISSUER.claims().expirationTime(null)), "exp");
  }

  @Test
  void aTokenOfTheFutureIsRefused() {
    assertRefused(
        ISSUER.token(ISSUER.claims().notBeforeTime(Date.from(Instant.now().plusSeconds(120)))),
        "before");
  }

  @Test
  void aTokenForAnotherAudienceIsRefused() {
    assertRefused(ISSUER.token(ISSUER.claims().audience("elsewhere")), "aud");
  }

  @Test
  void aTokenOfAnotherIssuerIsRefused() {
    assertRefused(ISSUER.token(ISSUER.claims().issuer("http://elsewhere.example")), "iss");
  }

  @Test
  void anIdTokenIsNoAccessToken() {
    assertRefused(ISSUER.token(ISSUER.claims(), "JWT"), "typ");
  }

  @Test
  void anUnsignedTokenIsRefused() {
    assertRefused(new PlainJWT(ISSUER.claims().build()).serialize(), "signed");
  }

  @Test
  void aTokenSignedWithThePublicKeyAsASecretIsRefused() throws JOSEException {
    byte[] secret = ISSUER.key().toRSAPublicKey().getEncoded();
    assertRefused(
        ISSUER.sign(ISSUER.claims(), "at+jwt", JWSAlgorithm.HS256, new MACSigner(secret)),
        "signed");
  }

  @Test
  void aTokenSignedWithAnotherKeyIsRefused() throws JOSEException {
    var other = new RSASSASigner(new RSAKeyGenerator(2048).generate());
    assertRefused(ISSUER.sign(ISSUER.claims(), "at+jwt", JWSAlgorithm.RS256, other), "signed");
  }

  @Test
  void aTokenSignedWithAnotherAlgorithmIsRefused() throws JOSEException {
    var signer = new RSASSASigner(ISSUER.key());
    assertRefused(ISSUER.sign(ISSUER.claims(), "at+jwt", JWSAlgorithm.PS256, signer), "signed");
  }

  @Test
  void whatIsNoTokenIsRefusedWithoutBeingRepeated() {
    assertRefused("not-a-token", "signed");
  }

  @Test
  void aPublicPathIsOpenToStrangersAndKnowsWhoIsNone() {
    assertThat(json(send(to("/api/v1/open"))).get("stranger").asBoolean()).isTrue();
    assertThat(json(send(asLena("/api/v1/open"))).get("stranger").asBoolean()).isFalse();
  }

  private HttpRequest.Builder bearer(String token) {
    return to("/api/v1/me").header("Authorization", "Bearer " + token);
  }

  private void assertRefused(String token, String why) {
    HttpResponse<String> response = send(bearer(token));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate"))
        .hasValue("Bearer error=\"invalid_token\"");
    assertThat(json(response).get("detail").asString()).contains(why);
    assertThat(response.body()).doesNotContain(token);
  }
}
