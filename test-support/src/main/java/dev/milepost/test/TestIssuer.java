package dev.milepost.test;

import dev.milepost.local.install.Checkout;
import dev.milepost.local.parts.IssuerPart;
import dev.milepost.local.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** The development issuer as a process, and the tokens that it mints. */
final class TestIssuer {

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;

  private TestIssuer(String url) {
    this.url = url;
  }

  static TestIssuer start(TestHome home) {
    var program = IssuerPart.compiled(Checkout.aroundWorkingFolder());
    var part = new IssuerPart(home.folder(), program, Ports.free());
    home.start(part);
    return new TestIssuer(part.url());
  }

  String url() {
    return url;
  }

  String mint(TokenRequest wish) {
    var request =
        HttpRequest.newBuilder(URI.create(url + "/dev/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(wish.form()))
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("the issuer minted no token: " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a token was minted", e);
    }
  }
}
