package dev.milepost.local.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A token of the development issuer, asked for anew well before it expires. Thread-safe. */
final class AccessToken {

  private static final Duration GOOD_FOR = Duration.ofMinutes(30);

  private final HttpClient http;
  private final HttpRequest request;
  private String value = "";
  private long askedAt;

  AccessToken(HttpClient http, String issuer, DemoPerson person) {
    this.http = http;
    this.request =
        HttpRequest.newBuilder(URI.create(issuer + "/dev/token"))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("subject=" + person.subject()))
            .build();
  }

  /**
   * @throws Refusal when the issuer gives none
   */
  synchronized String value() {
    if (value.isEmpty() || System.nanoTime() - askedAt > GOOD_FOR.toNanos()) {
      value = ask();
      askedAt = System.nanoTime();
    }
    return value;
  }

  private String ask() {
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        return answer.body();
      }
      throw new Refusal("%s was answered %d.".formatted(request.uri(), answer.statusCode()));
    } catch (IOException e) {
      throw new Refusal(
          "The issuer gives no token at %s; ./milepost status tells more.".formatted(request.uri()),
          e);
    } catch (InterruptedException e) {
      throw Api.interrupted(e);
    }
  }
}
