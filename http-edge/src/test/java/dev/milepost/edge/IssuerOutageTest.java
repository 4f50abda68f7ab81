package dev.milepost.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.Environment;

class IssuerOutageTest {

  @Test
  void aServiceStartsWithoutItsIssuerAndServesOnceItIsThere() throws IOException {
    int issuerPort = freePort();
    try (var service =
        SpringApplication.run(
            EdgeApplication.class,
            "--server.port=0",
            "--management.server.port=0",
            "--milepost.issuer=http://localhost:" + issuerPort,
            "--milepost.pages.prefix=/pages",
            "--milepost.pages.client-id=milepost-edge")) {
      var client = new Client(service.getEnvironment());
      EdgeTest.assertProblem(client.me("any"), 503, "unavailable");
      assertThat(client.me("any").headers().firstValue("Retry-After")).hasValue("5");
      assertThat(client.page("/pages/login/start/milepost").statusCode()).isEqualTo(503);
      assertThat(client.live().body()).contains("UP");

      String token;
      try (var issuer = new TestIssuer(issuerPort)) {
        String fresh = issuer.token(issuer.claims());
        await().atMost(Duration.ofSeconds(15)).until(() -> client.me(fresh).statusCode() == 200);
        assertThat(client.page("/pages/login/start/milepost").statusCode()).isEqualTo(302);
        token = fresh;
      }
      assertThat(client.me(token).statusCode()).as("with the keys it knows").isEqualTo(200);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private record Client(int port, int managementPort) {

    Client(Environment environment) {
      this(
          environment.getRequiredProperty("local.server.port", int.class),
          environment.getRequiredProperty("local.management.port", int.class));
    }

    HttpResponse<String> me(String token) {
      return EdgeTest.send(request(port, "/api/v1/me").header("Authorization", "Bearer " + token));
    }

    HttpResponse<String> page(String path) {
      return EdgeTest.send(request(port, path).header("Accept", "text/html"));
    }

    HttpResponse<String> live() {
      return EdgeTest.send(request(managementPort, "/actuator/health/liveness"));
    }

    private static HttpRequest.Builder request(int port, String path) {
      return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }
  }
}
