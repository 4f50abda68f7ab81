package dev.milepost.local.verify;

import dev.milepost.local.client.Api;
import dev.milepost.local.client.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Waits until nothing is under way between the services: no inbox lags behind Kafka and no outbox
 * holds an event. Asks the services' metrics, so that waiting costs them nothing.
 */
public final class AwaitQuiet {

  private static final List<String> UNDER_WAY =
      List.of("milepost_inbox_lag", "milepost_outbox_depth");
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** A gauge may still show what was before; what is 0 in a row for this long is 0. */
  private static final int LOOKS_IN_A_ROW = 3;

  private final Api api;
  private final List<String> managementUrls;

  public AwaitQuiet(Api api, List<String> managementUrls) {
    this.api = api;
    this.managementUrls = managementUrls;
  }

  /**
   * @param waiting told how many events are under way, each time that there are any
   * @throws Refusal when it does not become quiet
   */
  public void await(LongConsumer waiting) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    int quiet = 0;
    while (quiet < LOOKS_IN_A_ROW) {
      long underWay = underWay();
      quiet = underWay == 0 ? quiet + 1 : 0;
      if (underWay > 0) {
        waiting.accept(underWay);
      }
      if (System.nanoTime() > deadline) {
        throw new Refusal(
            "%,d events are still under way after %d minutes."
                .formatted(underWay, PATIENCE.toMinutes()));
      }
      Api.pause(LOOK_EVERY);
    }
  }

  private long underWay() {
    return managementUrls.stream()
        .map(url -> api.getFrom(url + "/actuator/prometheus").orRefusal(200).text())
        .flatMap(String::lines)
        .filter(line -> UNDER_WAY.stream().anyMatch(line::startsWith))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
