package dev.milepost.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.notification.delivery.DomainSettings.Limit;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DomainSettingsTest {

  private static final Limit OWN = new Limit(600, 4);
  private static final Limit OTHERS = new Limit(60, null);

  @Test
  void aDomainsOwnLimitGoesBeforeThatOfAllOthers() {
    var settings = new DomainSettings(Map.of("Gmail.com", OWN, "*", OTHERS), Duration.ofMinutes(1));
    assertThat(settings.limit(RecipientDomains.domain("Lena@GMAIL.com"))).isEqualTo(OWN);
    assertThat(settings.limit("example.org")).isEqualTo(OTHERS);
    assertThat(new DomainSettings(Map.of(), Duration.ofMinutes(1)).limit("example.org")).isNull();
  }

  @Test
  void pausesDoubleUpToAnHour() {
    var settings = new DomainSettings(Map.of(), Duration.ofMinutes(1));
    assertThat(settings.pause(1)).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.pause(3)).isEqualTo(Duration.ofMinutes(4));
    assertThat(settings.pause(7)).isEqualTo(Duration.ofHours(1));
    assertThat(settings.pause(1_000)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void aLimitThatLetsNothingThroughIsNone() {
    assertThatThrownBy(() -> new Limit(0, null)).hasMessageContaining("1 or more");
    assertThatThrownBy(() -> new Limit(null, 0)).hasMessageContaining("1 or more");
  }
}
