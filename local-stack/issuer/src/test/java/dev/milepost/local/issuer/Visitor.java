package dev.milepost.local.issuer;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A browser with cookies that follows no redirect by itself, and the application behind it. */
final class Visitor {

  private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters";
  private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final String issuer;
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  Visitor(String issuer) {
    this.issuer = issuer;
  }

  String authorization(String back) throws NoSuchAlgorithmException {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
    return issuer
        + "/oauth2/authorize?"
        + form(
            Map.of(
                "response_type", "code",
                "client_id", "milepost-progress",
                "scope", "openid email",
                "state", "some-state",
                "redirect_uri", back,
                "code_challenge_method", "S256",
                "code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(digest)));
  }

  HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/html"));
  }

  HttpResponse<String> logIn(String email, String password)
      throws IOException, InterruptedException {
    var formToken = FORM_TOKEN.matcher(get(issuer + "/login").body());
    if (!formToken.find()) {
      throw new AssertionError("the log-in page has no form");
    }
    return send(
        post(
            "/login",
            form(Map.of("username", email, "password", password, "_csrf", formToken.group(1)))));
  }

  URI redirect(HttpResponse<String> response) {
    return URI.create(
        response
            .headers()
            .firstValue("Location")
            .orElseThrow(() -> new AssertionError("no redirect but " + response.statusCode())));
  }

  SignedJWT exchange(URI back, String redirectUri)
      throws IOException, InterruptedException, ParseException {
    String code = back.getQuery().replaceFirst(".*code=([^&]+).*", "$1");
    var request =
        post(
            "/oauth2/token",
            form(
                Map.of(
                    "grant_type",
                    "authorization_code",
                    "code",
                    code,
                    "redirect_uri",
                    redirectUri,
                    "client_id",
                    "milepost-progress",
                    "client_secret",
                    "milepost",
                    "code_verifier",
                    VERIFIER)));
    return SignedJWT.parse(
        JsonMapper.shared().readTree(send(request).body()).required("access_token").stringValue());
  }

  SignedJWT mint(String wish) throws IOException, InterruptedException, ParseException {
    return SignedJWT.parse(send(post("/dev/token", wish)).body());
  }

  private HttpRequest.Builder post(String path, String body) {
    return HttpRequest.newBuilder(URI.create(issuer + path))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
