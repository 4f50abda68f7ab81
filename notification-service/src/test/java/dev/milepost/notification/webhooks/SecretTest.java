package dev.milepost.notification.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SecretTest {

  /** The example that the libraries of Standard Webhooks are tested with. */
  @Test
  void itSignsAsStandardWebhooksHasIt() {
    var secret = new Secret(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    assertThat(secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    assertThat(secret.shown()).isEqualTo("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  }

  @Test
  void everyOneIsAnotherAndNoneIsPrinted() {
    Secret one = Secret.random();
    assertThat(one.shown()).isNotEqualTo(Secret.random().shown()).startsWith("whsec_");
    assertThat(one.key()).hasSize(32);
    assertThat(one.toString()).isEqualTo("Secret[hidden]");
  }
}
