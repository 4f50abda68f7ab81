package dev.milepost.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.test.Browser;
import dev.milepost.test.RealParts;
import dev.milepost.test.WithRealParts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole service on a real port, with a real database, broker and issuer; one for all tests of
 * this module. Each test makes roadmaps of its own with {@link #newSlug}.
 */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      "spring.application.name=roadmap-service",
      "milepost.pages.client-secret=milepost-roadmaps"
    })
@WithRealParts
public abstract class RoadmapServiceTest {

  protected static final String API = "/api/v1/roadmaps";

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();
  private static final AtomicInteger SLUGS = new AtomicInteger();

  @LocalServerPort private int port;
  @LocalManagementPort protected int managementPort;
  @Autowired protected JdbcClient jdbc;

  protected static String newSlug() {
    return "roadmap-" + SLUGS.incrementAndGet();
  }

  /**
   * @param person learner, mentor or admin
   */
  protected Browser browser(String person) {
    return new Browser(port, person);
  }

  /** A sound roadmap of one stage. */
  protected static String yaml(String slug) {
    return yaml(slug, "First things");
  }

  protected static String yaml(String slug, String title) {
    return """
    # Comments stay in the draft.
    slug: %s
    title: %s
    stages:
      - key: one
        title: One
        weeks: 1
        milestones:
          - {key: start, title: Start, kind: lesson}
    """
        .formatted(slug, title);
  }

  protected static String admin() {
    return RealParts.get().token("ada", holder -> holder.roles("admin"));
  }

  protected static String adminOf(String organisation) {
    return RealParts.get().token("olga", holder -> holder.roles("admin").org(organisation));
  }

  protected static String learner() {
    return RealParts.get().token("lena");
  }

  protected HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  protected HttpResponse<String> put(String path, String body, String... headers) {
    return send(request(path, headers).PUT(BodyPublishers.ofString(body)));
  }

  protected HttpResponse<String> post(String path, String body, String... headers) {
    return send(request(path, headers).POST(BodyPublishers.ofString(body)));
  }

  /** Saves as an admin, expecting nothing of a draft before. */
  protected HttpResponse<String> save(String slug, String yaml, String... headers) {
    return put(
        API + "/" + slug + "/draft",
        yaml,
        with(headers, "Authorization", "Bearer " + admin(), "Content-Type", "application/yaml"));
  }

  protected HttpResponse<String> publish(String slug) {
    return post(API + "/" + slug + "/publish", "", "Authorization", "Bearer " + admin());
  }

  protected void saveAndPublish(String slug, String yaml) {
    var changed = save(slug, yaml, "If-Match", "*");
    assertThat((changed.statusCode() == 412 ? save(slug, yaml) : changed).statusCode())
        .isIn(200, 201);
    assertThat(publish(slug).statusCode()).isEqualTo(201);
  }

  protected HttpResponse<String> atManagement(String path) {
    return send(HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort + path)));
  }

  protected static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  protected static void assertProblem(HttpResponse<String> response, int status, String slug) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json(response).get("type").asString()).isEqualTo("/problems/" + slug);
  }

  protected static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private HttpRequest.Builder request(String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    return headers.length == 0 ? request : request.headers(headers);
  }

  private static String[] with(String[] some, String... more) {
    var all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
