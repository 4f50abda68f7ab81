package dev.milepost.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class DefaultsTest extends EdgeTest {

  @Value("${local.management.port}")
  int managementPort;

  @Test
  void healthIsShownOnAPortOfItsOwnAndNowhereElse() {
    assertThat(send(management("/actuator/health/readiness")).body()).contains("UP");
    assertThat(send(management("/actuator/health/liveness")).body()).contains("UP");
    assertProblem(send(to("/actuator/health")), 404, "not-found");
  }

  @Test
  void noRequestLeavesItsParametersOrBodyInTheLog(CapturedOutput log) {
    send(asLena("/api/v1/search?colour=PERSONAL"));
    post("/api/v1/things", "{\"day\": \"PERSONAL\"}");
    post("/api/v1/things", "{PERSONAL");
    send(asLena("/api/v1/me;PERSONAL=1"));
    send(to("/api/v1/me").header("Authorization", "Bearer PERSONAL"));
    assertThat(log.getAll()).doesNotContain("PERSONAL");
  }

  @Test
  void aServiceOverridesWhatItLikes() {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "the service",
                Map.of(
                    "server.shutdown", "immediate", "milepost.public-url", "HTTPS://m.example")));
    new EdgeDefaults().postProcessEnvironment(environment, new SpringApplication());
    assertThat(environment.getProperty("server.shutdown")).isEqualTo("immediate");
    assertThat(environment.getProperty("spring.threads.virtual.enabled")).isEqualTo("true");
    assertThat(environment.getProperty("server.servlet.session.cookie.secure")).isEqualTo("true");
  }

  private HttpRequest.Builder management(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort + path));
  }
}
