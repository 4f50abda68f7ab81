package dev.milepost.notification;

import dev.milepost.test.RealParts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the API as somebody. */
public final class Http {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  private final String base;
  private final String token;
  private final String language;

  private Http(int port, String token) {
    this("http://localhost:" + port + "/api/v1/notifications", token, "en");
  }

  private Http(String base, String token, String language) {
    this.base = base;
    this.token = token;
    this.language = language;
  }

  public static Http asAdmin(int port) {
    return new Http(port, RealParts.get().token("ada", ada -> ada.roles("admin")));
  }

  public static Http asAdminOf(int port, String organisation) {
    return new Http(
        port, RealParts.get().token("ada", ada -> ada.roles("admin").org(organisation)));
  }

  /** Somebody with this verified address and no role. */
  public static Http as(int port, String email) {
    return new Http(port, RealParts.get().token(email, person -> person.email(email)));
  }

  public static Http asSomebodyWhoClaims(int port, String email) {
    return new Http(
        port, RealParts.get().token(email, person -> person.email(email).emailVerified(false)));
  }

  public static Http asStranger(int port) {
    return new Http(port, "");
  }

  /** The same, who wants answers in this language. */
  public Http speaking(String wanted) {
    return new Http(base, token, wanted);
  }

  public Answer get(String path) {
    return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
  }

  public Answer post(String path) {
    return send(HttpRequest.newBuilder(URI.create(base + path)).POST(BodyPublishers.noBody()));
  }

  public Answer post(String path, String json) {
    return send(withBody(path).POST(BodyPublishers.ofString(json)));
  }

  /** A body of another type. */
  public Answer post(String path, String type, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body)));
  }

  public Answer put(String path, String json) {
    return send(withBody(path).PUT(BodyPublishers.ofString(json)));
  }

  public Answer delete(String path) {
    return send(HttpRequest.newBuilder(URI.create(base + path)).DELETE());
  }

  private HttpRequest.Builder withBody(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Content-Type", "application/json");
  }

  private Answer send(HttpRequest.Builder request) {
    request.header("Accept-Language", language);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      var response = CLIENT.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public record Answer(int status, String body) {

    public JsonNode json() {
      return JSON.readTree(body);
    }
  }
}
