package dev.milepost.notification.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.notification.Http;
import dev.milepost.notification.NotificationTest;
import dev.milepost.notification.World;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@NotificationTest
class BlockedAddressApiTest {

  @Autowired private World world;
  @LocalServerPort private int port;

  private final String email = UUID.randomUUID() + "@Learners.invalid";

  private String block() {
    var answer =
        Http.asAdmin(port)
            .post(
                "/blocked-addresses",
                "{\"address\": \"" + email + "\", \"reason\": \"complaint\"}");
    assertThat(answer.status()).isEqualTo(200);
    return answer.json().path("address").asString();
  }

  @Test
  void toABlockedAddressNothingIsSentUntilItIsBlockedNoMore() {
    String hash = block();
    var blocked = world.join(email);
    await()
        .untilAsserted(
            () ->
                assertThat(world.ledger(blocked))
                    .containsExactly("welcome suppressed address-blocked"));
    assertThat(Http.asAdmin(port).get("/blocked-addresses").body())
        .contains(hash, "complaint")
        .doesNotContain(email);

    assertThat(Http.asAdmin(port).delete("/blocked-addresses/" + hash).status()).isEqualTo(204);
    var free = world.join(email.toLowerCase(java.util.Locale.ROOT));
    await().untilAsserted(() -> assertThat(world.ledger(free)).containsExactly("welcome sent"));
  }

  @Test
  void theListIsTheOrganisationsOwnAndForAdmins() {
    String hash = block();
    var elsewhere = Http.asAdminOf(port, "elsewhere");
    assertThat(elsewhere.get("/blocked-addresses").body()).doesNotContain(hash);
    assertThat(elsewhere.delete("/blocked-addresses/" + hash).status()).isEqualTo(404);
    assertThat(Http.asAdmin(port).delete("/blocked-addresses/" + "0".repeat(64)).status())
        .isEqualTo(404);
    var somebody = Http.as(port, "somebody@learners.invalid");
    assertThat(somebody.get("/blocked-addresses").status()).isEqualTo(403);
    assertThat(somebody.post("/blocked-addresses", "{}").status()).isEqualTo(403);
    assertThat(somebody.delete("/blocked-addresses/" + hash).status()).isEqualTo(403);
  }

  @Test
  void whatIsNoAddressOrNoReasonIsPointedAt() {
    var refused =
        Http.asAdmin(port)
            .post("/blocked-addresses", "{\"address\": \"a b@c\", \"reason\": \"dislike\"}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("faults").findValuesAsString("pointer"))
        .containsExactly("/address", "/reason");
  }
}
