package dev.milepost.local.client;

import dev.milepost.local.stack.Addresses;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API at the public address. A request that finds a service out of reach is sent again for a
 * while: all requests that are made here may be repeated. Thread-safe.
 */
public final class Api implements AutoCloseable {

  private static final String JSON_TYPE = "application/json";
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int TRIES = 30;
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String publicUrl;
  private final AccessToken token;

  public Api(Addresses at, DemoPerson person) {
    this(at.publicUrl(), at.issuer(), person);
  }

  /**
   * @param publicUrl where the front door is reached from here, without a slash at the end
   * @param issuer where the issuer is reached from here, likewise
   */
  public Api(String publicUrl, String issuer, DemoPerson person) {
    this.publicUrl = publicUrl;
    this.token = new AccessToken(http, issuer, person);
  }

  public Answer get(String path) {
    return send("GET", path, JSON_TYPE, BodyPublishers.noBody());
  }

  /** The answer of something outside of the public address, such as metrics. */
  public Answer getFrom(String url) {
    return send(HttpRequest.newBuilder(URI.create(url)).build(), "GET " + url);
  }

  public Answer postJson(String path, Object content) {
    return post(path, JSON_TYPE, JSON.writeValueAsString(content));
  }

  /**
   * @param headers names and values in turn
   */
  public Answer post(String path, String type, String content, String... headers) {
    return send("POST", path, type, BodyPublishers.ofString(content), headers);
  }

  /**
   * @param headers names and values in turn
   */
  public Answer put(String path, String type, String content, String... headers) {
    return send("PUT", path, type, BodyPublishers.ofString(content), headers);
  }

  /** Without a body. */
  public Answer put(String path) {
    return send("PUT", path, JSON_TYPE, BodyPublishers.noBody());
  }

  /**
   * @param headers names and values in turn
   */
  public Answer putJson(String path, Object content, String... headers) {
    var body = BodyPublishers.ofString(JSON.writeValueAsString(content));
    return send("PUT", path, JSON_TYPE, body, headers);
  }

  private Answer send(
      String method, String path, String type, BodyPublisher body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(publicUrl + path))
            .timeout(PATIENCE)
            .header("Authorization", authorization())
            .header("Content-Type", type)
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build(), method + " " + path);
  }

  private Answer send(HttpRequest request, String name) {
    for (int tries = 1; ; tries++) {
      try {
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        if (!isOutOfReach(response.statusCode()) || tries == TRIES) {
          return new Answer(name, response.statusCode(), response.body());
        }
      } catch (IOException e) {
        if (tries == TRIES) {
          throw new Refusal("%s gets no answer; ./milepost status tells more.".formatted(name), e);
        }
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
      pause(BETWEEN_TRIES);
    }
  }

  private static boolean isOutOfReach(int status) {
    return status == 502 || status == 503 || status == 504;
  }

  /** The header {@code Authorization}, for who sends requests of their own. */
  public String authorization() {
    return "Bearer " + token.value();
  }

  /** Waits, for what another process has to do first. */
  public static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  static Refusal interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new Refusal("Interrupted.", cause);
  }

  @Override
  public void close() {
    http.close();
  }
}
