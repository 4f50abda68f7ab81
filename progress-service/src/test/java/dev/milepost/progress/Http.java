package dev.milepost.progress;

import dev.milepost.test.RealParts;
import dev.milepost.test.TokenRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the service as a client would. */
public final class Http {

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final int port;
  private final String token;

  private Http(int port, String token) {
    this.port = port;
    this.token = token;
  }

  /** Signed in with a verified address of {@code email}. */
  public static Http as(int port, String email) {
    return new Http(
        port,
        RealParts.get()
            .token(email, holder -> holder.email(email).emailVerified(true).name("Somebody")));
  }

  public static Http asAdmin(int port) {
    return new Http(
        port,
        RealParts.get()
            .token(
                "admin",
                holder ->
                    holder
                        .email("admin@example.invalid")
                        .emailVerified(true)
                        .name("Ada")
                        .roles("admin")));
  }

  public static Http asStranger(int port) {
    return as(port, UUID.randomUUID() + "@example.invalid");
  }

  /** Signed in as whoever {@code holder} describes. */
  public static Http with(int port, String subject, Consumer<TokenRequest> holder) {
    return new Http(port, RealParts.get().token(subject, holder));
  }

  public static Http withoutToken(int port) {
    return new Http(port, "");
  }

  public Answer post(String path, String json, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  public Answer postAs(String contentType, String path, String body, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofString(body)));
  }

  public Answer send(String method, String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json)));
  }

  public Answer get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  private HttpRequest.Builder request(String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      return new Answer(CLIENT.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public record Answer(HttpResponse<String> response) {

    public int status() {
      return response.statusCode();
    }

    public String body() {
      return response.body();
    }

    public JsonNode json() {
      return JSON.readTree(body());
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** The slug of the problem's type. */
    public String problem() {
      return json().path("type").asString().replace("/problems/", "");
    }

    /** The pointer of the first fault. */
    public String pointer() {
      return json().path("faults").path(0).path("pointer").asString();
    }
  }
}
