package dev.milepost.test;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.StringJoiner;

/**
 * What an access token shall say about its holder. What is not said is invented from the subject: a
 * verified address, a name, the organisation {@code main}, no role, an hour to live.
 */
public final class TokenRequest {

  private final StringJoiner form = new StringJoiner("&");

  TokenRequest(String subject) {
    add("subject", subject);
  }

  public TokenRequest email(String email) {
    return add("email", email);
  }

  public TokenRequest emailVerified(boolean verified) {
    return add("emailVerified", Boolean.toString(verified));
  }

  public TokenRequest name(String name) {
    return add("name", name);
  }

  public TokenRequest org(String org) {
    return add("org", org);
  }

  public TokenRequest roles(String... roles) {
    List.of(roles).forEach(role -> add("roles", role));
    return this;
  }

  /**
   * Negative, by less than two hours, for a token that has expired; zero for one without expiry.
   */
  public TokenRequest expiresIn(Duration time) {
    return add("expiresInSeconds", Long.toString(time.toSeconds()));
  }

  public TokenRequest audience(String audience) {
    return add("audience", audience);
  }

  /** The header's {@code typ}, which is {@code at+jwt} unless said otherwise. */
  public TokenRequest type(String type) {
    return add("type", type);
  }

  String form() {
    return form.toString();
  }

  private TokenRequest add(String field, String value) {
    form.add(field + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    return this;
  }
}
