package dev.milepost.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The small service on a real port, with a real issuer beside it; one for all of these tests. */
@SpringBootTest(
    classes = EdgeApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.application.name=edge",
      "management.server.port=0",
      "milepost.pages.prefix=/pages",
      "milepost.pages.client-id=milepost-edge",
      "milepost.pages.client-secret=known-to-both",
      "milepost.api.body-limits[/api/v1/large/**]=100KB",
      "milepost.api.title=Things"
    })
abstract class EdgeTest {

  static final TestIssuer ISSUER = new TestIssuer();
  static final JsonMapper JSON = JsonMapper.shared();

  @LocalServerPort int port;

  @DynamicPropertySource
  static void issuer(DynamicPropertyRegistry registry) {
    registry.add("milepost.issuer", ISSUER::url);
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }

  /** A request with Lena's good token. */
  HttpRequest.Builder asLena(String path) {
    return to(path).header("Authorization", "Bearer " + ISSUER.token(ISSUER.claims()));
  }

  HttpResponse<String> post(String path, String json) {
    return send(
        asLena(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  static HttpResponse<String> send(HttpRequest.Builder request) {
    return send(HttpClient.newHttpClient(), request);
  }

  static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A browser: it keeps cookies and follows redirects. */
  static HttpClient browser() {
    return HttpClient.newBuilder()
        .cookieHandler(new CookieManager())
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build();
  }

  static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  static void assertProblem(HttpResponse<String> response, int status, String slug) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json(response).get("type").asString()).isEqualTo("/problems/" + slug);
    assertThat(json(response).get("status").asInt()).isEqualTo(status);
  }

  static void assertFault(
      HttpResponse<String> response, int status, String slug, String pointer, String wouldBeRight) {
    assertProblem(response, status, slug);
    assertThat(json(response).at("/faults/0/pointer").asString()).isEqualTo(pointer);
    assertThat(json(response).at("/faults/0/detail").asString()).contains(wouldBeRight);
  }
}
