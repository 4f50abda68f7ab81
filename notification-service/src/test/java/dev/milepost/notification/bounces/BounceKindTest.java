package dev.milepost.notification.bounces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BounceKindTest {

  @ParameterizedTest
  @CsvSource({
    "5.1.1, HARD, no such mailbox",
    "5.1.2, HARD, no such domain",
    "5.1.3, HARD, no address",
    "5.1.6, HARD, moved away",
    "5.1.10, HARD, a domain that takes no mail",
    "5.2.1, HARD, a mailbox that was shut",
    "5.2.2, SOFT, a full mailbox",
    "5.2.3, SOFT, too long for this mailbox",
    "5.1.8, POLICY, our own address in doubt",
    "5.6.1, POLICY, a kind of mail that it does not take",
    "5.3.0, SOFT, a fault of its server",
    "4.4.1, SOFT, nobody answered for days",
    "5.0.0, SOFT, nothing told",
    "5.7.1, POLICY, not allowed",
    "5.7.26, POLICY, not authenticated",
    "4.7.0, POLICY, greylisted for ever"
  })
  void aCodeTellsWhetherItIsTheAddressThatIsWrong(String status, BounceKind kind, String why) {
    assertThat(BounceKind.of(status)).as(why).isEqualTo(kind);
  }

  @Test
  void whereNoCodeIsToldNothingIsCertain() {
    assertThat(BounceKind.of(null)).isEqualTo(BounceKind.SOFT);
  }
}
