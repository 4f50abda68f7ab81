package dev.milepost.local.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.milepost.local.process.Ports;
import io.undertow.Undertow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrontDoorTest {

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port = Ports.free();
  private HttpServer roadmap;
  private HttpServer progress;
  private HttpServer notification;
  private Undertow door;

  @BeforeEach
  void openTheDoor() throws IOException {
    roadmap = service("roadmap");
    progress = service("progress");
    notification = service("notification");
    door =
        new FrontDoor(urlOf(roadmap), urlOf(progress), urlOf(notification)).open(port, "localhost");
  }

  @AfterEach
  void closeTheDoor() {
    door.stop();
    roadmap.stop(0);
    progress.stop(0);
    notification.stop(0);
  }

  @ParameterizedTest
  @CsvSource({
    "/roadmaps, roadmap",
    "/roadmaps/ml-engineer?as=path, roadmap",
    "/api/v1/roadmaps/ml-engineer, roadmap",
    "/notifications/unsubscribe, notification",
    "/api/v1/notifications, notification",
    "/progress/cohorts/a%2Fb, progress",
    "/api/v1/milestones, progress",
    "/problems/roadmaps/slug-taken, roadmap",
    "/problems/notifications/record-still-refused, notification",
    "/problems/not-found, progress",
    "/roadmapsandmore, progress"
  })
  void aRequestGoesToTheServiceThatItsPathBelongsTo(String path, String service) throws Exception {
    assertThat(get(path).body()).startsWith(service + " " + path + " ");
  }

  @Test
  void theServiceLearnsTheAddressThatThePersonSees() throws Exception {
    assertThat(get("/progress").body()).endsWith("http localhost:" + port + " " + port);
  }

  @Test
  void theBareAddressLeadsToTheDashboards() throws Exception {
    HttpResponse<String> answer = get("/");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).hasValue("/progress");
  }

  @Test
  void aServiceThatIsDownIsToldInWords() throws Exception {
    roadmap.stop(0);

    HttpResponse<String> answer = get("/roadmaps");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("does not answer");
    assertThat(get("/progress").statusCode()).isEqualTo(200);
  }

  @Test
  void aServiceThatBreaksOffIsToldInWordsAndItsPathIsNotLogged() throws Exception {
    var logged = new ByteArrayOutputStream();
    var handler = new StreamHandler(logged, new SimpleFormatter());
    Logger.getLogger("").addHandler(handler);
    try {
      HttpResponse<String> answer = get("/broken/lena@example.org");

      assertThat(answer.statusCode()).isEqualTo(503);
      handler.flush();
      assertThat(logged.toString(StandardCharsets.UTF_8))
          .contains("does not answer")
          .doesNotContain("lena@example.org");
    } finally {
      Logger.getLogger("").removeHandler(handler);
    }
  }

  @Test
  void hundredsOfStreamsPassAsTheyComeAndLeaveRoomForEverythingElse() throws Exception {
    var go = new CountDownLatch(1);
    progress.createContext("/live", exchange -> stream(exchange, go));
    var lines = new ArrayList<Iterator<String>>();
    for (int number = 0; number < 300; number++) {
      lines.add(listen().body().iterator());
    }

    assertThat(lines).allSatisfy(one -> assertThat(one.next()).isEqualTo("data: first"));
    assertThat(get("/progress").statusCode()).isEqualTo(200);
    go.countDown();
    assertThat(lines).allSatisfy(one -> assertThat(one.next()).isEqualTo("data: second"));
  }

  private HttpResponse<Stream<String>> listen() throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/live"))
            .header("Accept", "text/event-stream")
            .build();
    return http.send(request, BodyHandlers.ofLines());
  }

  private static void stream(HttpExchange exchange, CountDownLatch go) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try (var body = exchange.getResponseBody()) {
      body.write("data: first\n".getBytes(StandardCharsets.UTF_8));
      body.flush();
      go.await();
      body.write("data: second\n".getBytes(StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Answers with its name, the path that it was asked for and the address that it was told. */
  private static HttpServer service(String name) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/broken", HttpExchange::close);
    server.createContext(
        "/",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          String answer =
              "%s %s %s %s %s"
                  .formatted(
                      name,
                      exchange.getRequestURI(),
                      headers.getFirst("X-Forwarded-Proto"),
                      headers.getFirst("X-Forwarded-Host"),
                      headers.getFirst("X-Forwarded-Port"));
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return server;
  }

  private static URI urlOf(HttpServer server) {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  private HttpResponse<String> get(String path) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
    return http.send(request, BodyHandlers.ofString());
  }
}
