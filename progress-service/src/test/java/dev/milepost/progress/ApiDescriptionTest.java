package dev.milepost.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.test.OpenApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProgressTest
class ApiDescriptionTest {

  @LocalServerPort private int port;
  private OpenApi api;

  @BeforeEach
  void theDescriptionIsRead() {
    api = new OpenApi(Http.withoutToken(port).get("/api/v1/openapi.json").body());
  }

  @Test
  void everyBodyHasAnExampleAndEveryOperationTellsHowItFails() {
    assertThat(api.gaps()).isEmpty();
  }

  @Test
  void everyExampleFitsItsSchema() {
    assertThat(api.misfits()).isEmpty();
  }

  @Test
  void everyProblemTypeIsExplainedHereWhereItsAddressLeads() {
    assertThat(api.problemTypes())
        .isNotEmpty()
        .allSatisfy(
            type -> {
              assertThat(type).doesNotStartWith("/problems/roadmaps").matches("/problems/[a-z-]+");
              assertThat(Http.withoutToken(port).get(type).status()).as(type).isEqualTo(200);
            });
  }
}
