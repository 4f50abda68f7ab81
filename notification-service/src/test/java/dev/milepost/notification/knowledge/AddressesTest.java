package dev.milepost.notification.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.NotificationTest;
import dev.milepost.notification.World;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@NotificationTest
class AddressesTest {

  private static final String KELVIN_SIGN = "\u212A";

  @Autowired private World world;
  @Autowired private Addresses addresses;

  @Test
  void letterCaseMakesNoDifferenceButAnotherLetterIsAnotherAddress() {
    String rest = "im-" + UUID.randomUUID() + "@learners.invalid";
    UUID kim = world.join("k" + rest).id;
    await().until(() -> learnersAt("k" + rest), Set.of(kim)::equals);
    assertThat(learnersAt("K" + rest)).containsExactly(kim);
    assertThat(learnersAt(KELVIN_SIGN + rest)).isEmpty();
  }

  private Set<UUID> learnersAt(String verified) {
    return addresses.learnersOf(
        new SignedIn("issuer", "subject", Optional.of(verified), "Somebody", "main", false));
  }
}
