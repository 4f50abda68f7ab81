package dev.milepost.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SmtpServerTest {

  private static Properties with(Map<String, String> settings) {
    var more = new Properties();
    more.putAll(settings);
    return new SmtpServer("localhost", 25, null, null, Duration.ofSeconds(15), more).properties();
  }

  @Test
  void furtherSettingsReachJakartaMail() {
    assertThat(with(Map.of("mail.smtp.starttls.enable", "true")))
        .containsEntry("mail.smtp.starttls.enable", "true");
  }

  @Test
  void noSettingHasMessagesSentInChunks() {
    assertThat(with(Map.of("mail.smtp.chunksize", "65536")))
        .doesNotContainKey("mail.smtp.chunksize");
  }

  @Test
  void noSettingHasMessagesEncodedAnewOnTheWaySoThatSignaturesHold() {
    assertThat(with(Map.of("mail.smtp.allow8bitmime", "true")))
        .containsEntry("mail.smtp.allow8bitmime", "false");
  }

  @Test
  void noSettingOutlastsTheTimeOuts() {
    var hour = "3600000";
    var properties =
        with(
            Map.of(
                "mail.smtp.connectiontimeout", hour,
                "mail.smtp.timeout", hour,
                "mail.smtp.writetimeout", hour));
    assertThat(properties)
        .containsEntry("mail.smtp.connectiontimeout", "15000")
        .containsEntry("mail.smtp.timeout", "15000")
        .containsEntry("mail.smtp.writetimeout", "15000");
  }
}
