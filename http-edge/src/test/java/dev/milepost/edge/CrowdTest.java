package dev.milepost.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "milepost.requests-at-once=1")
class CrowdTest extends EdgeTest {

  @Test
  void whoFindsNoRoomIsToldAtOnceWhenToComeAgainAndFindsItThen() throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var stays = client.sendAsync(asLena("/api/v1/stays").build(), BodyHandlers.ofString());
      assertThat(EdgeApplication.STAYING.tryAcquire(10, TimeUnit.SECONDS)).isTrue();

      var refused = send(asLena("/api/v1/me"));
      assertProblem(refused, 503, "unavailable");
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(send(asLena("/api/v1/me").header("Accept", "text/event-stream")).statusCode())
          .as("a stream is counted elsewhere")
          .isNotEqualTo(503);

      EdgeApplication.LEAVING.release();
      assertThat(stays.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
      // The place is free once the answer has been sent, which its reader may see first.
      await().until(() -> send(asLena("/api/v1/me")).statusCode() == 200);
    }
  }
}
