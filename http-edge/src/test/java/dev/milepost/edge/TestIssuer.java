package dev.milepost.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/** An OpenID Connect issuer that lets Lena in at once, with a key of its own. */
final class TestIssuer implements AutoCloseable {

  private static final String CREDENTIALS =
      "Basic " + Base64.getEncoder().encodeToString("milepost-edge:known-to-both".getBytes(UTF_8));
  private static final JsonMapper JSON = JsonMapper.shared();

  private final RSAKey key;
  private final HttpServer server;
  private volatile boolean terse;
  private final Map<String, Map<String, String>> started = new ConcurrentHashMap<>();

  TestIssuer() {
    this(0);
  }

  TestIssuer(int port) {
    try {
      key = new RSAKeyGenerator(2048).keyID("first").generate();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/.well-known/openid-configuration", x -> answer(x, metadata()));
    server.createContext("/keys", x -> answer(x, new JWKSet(key.toPublicJWK()).toJSONObject()));
    server.createContext("/authorize", this::authorize);
    server.createContext("/token", this::token);
    server.createContext(
        "/userinfo",
        x ->
            answer(
                x,
                Map.of(
                    "sub",
                    "lena",
                    "email",
                    "lena@milepost.example",
                    "email_verified",
                    true,
                    "name",
                    "Lena as asked for")));
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  RSAKey key() {
    return key;
  }

  /** Whether ID tokens leave out address and name, which are then told by the userinfo endpoint. */
  void beTerse(boolean terse) {
    this.terse = terse;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** The claims of a good access token for Lena, to be changed by a test. */
  JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(url())
        .subject("lena")
        .audience("milepost")
        .jwtID("1")
        .issueTime(Date.from(Instant.now()))
        .expirationTime(Date.from(Instant.now().plusSeconds(300)))
        .claim("email", "lena@milepost.example")
        .claim("email_verified", true)
        .claim("name", "Lena Learner")
        .claim("roles", List.of());
  }

  String token(JWTClaimsSet.Builder claims) {
    return token(claims, "at+jwt");
  }

  String token(JWTClaimsSet.Builder claims, String type) {
    try {
      return sign(claims, type, JWSAlgorithm.RS256, new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  String sign(JWTClaimsSet.Builder claims, String type, JWSAlgorithm algorithm, JWSSigner signer) {
    var header =
        new JWSHeader.Builder(algorithm).keyID("first").type(new JOSEObjectType(type)).build();
    var token = new SignedJWT(header, claims.build());
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  private Map<String, Object> metadata() {
    return Map.of(
        "issuer",
        url(),
        "authorization_endpoint",
        url() + "/authorize",
        "token_endpoint",
        url() + "/token",
        "end_session_endpoint",
        url() + "/logout",
        "userinfo_endpoint",
        url() + "/userinfo",
        "jwks_uri",
        url() + "/keys",
        "subject_types_supported",
        List.of("public"),
        "response_types_supported",
        List.of("code"),
        "id_token_signing_alg_values_supported",
        List.of("RS256"));
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
    String code = "code" + started.size();
    started.put(code, asked);
    exchange
        .getResponseHeaders()
        .add(
            "Location",
            asked.get("redirect_uri")
                + "?code="
                + code
                + "&state="
                + UriUtils.encodeQueryParam(asked.get("state"), UTF_8).replace("+", "%2B"));
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    var sent = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    Map<String, String> asked = started.remove(sent.get("code"));
    if (!CREDENTIALS.equals(exchange.getRequestHeaders().getFirst("Authorization"))
        || asked == null
        || !asked.get("code_challenge").equals(challenge(sent.get("code_verifier")))
        || !asked.get("redirect_uri").equals(sent.get("redirect_uri"))) {
      exchange.sendResponseHeaders(400, -1);
      exchange.close();
      return;
    }
    var idToken = claims().audience(asked.get("client_id")).claim("nonce", asked.get("nonce"));
    if (terse) {
      idToken.claim("email", null).claim("email_verified", null).claim("name", null);
    }
    answer(
        exchange,
        Map.of(
            "access_token",
            token(claims()),
            "id_token",
            token(idToken, "JWT"),
            "token_type",
            "Bearer",
            "expires_in",
            300));
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> form(String text) {
    return Arrays.stream(text.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
  }

  private static void answer(HttpExchange exchange, Object body) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
