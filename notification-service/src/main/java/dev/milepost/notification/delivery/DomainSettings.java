package dev.milepost.notification.delivery;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much recipients' domains are sent.
 *
 * @param domains limits by domain, {@code *} for all others; none unless told
 * @param domainPause how long nothing is sent to a domain that asks for less; doubles while it goes
 *     on asking, up to an hour
 */
@ConfigurationProperties("milepost.mail")
record DomainSettings(
    @DefaultValue Map<String, Limit> domains, @DefaultValue("1m") Duration domainPause) {

  private static final String OTHERS = "*";
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  DomainSettings {
    domains =
        domains.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    one -> one.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
  }

  @Nullable Limit limit(String domain) {
    Limit own = domains.get(domain);
    return own == null ? domains.get(OTHERS) : own;
  }

  /**
   * @param refusals how often in a row the domain has asked for less, from 1
   */
  Duration pause(int refusals) {
    Duration pause = domainPause.multipliedBy(1L << Math.min(refusals - 1, 20));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  /**
   * @param perMinute messages in each minute of the clock; null for no such limit
   * @param connections messages on the way at the same time, over all instances; null for no such
   *     limit
   */
  record Limit(@Nullable Integer perMinute, @Nullable Integer connections) {

    Limit {
      if ((perMinute != null && perMinute < 1) || (connections != null && connections < 1)) {
        throw new IllegalArgumentException("limits in milepost.mail.domains have to be 1 or more");
      }
    }
  }
}
