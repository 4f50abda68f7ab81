package dev.milepost.local.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends milestone reports in batches, and waits until the last of them is recorded. */
public final class SendReports {

  /** Small enough for a bar to move, large enough for one request to Kafka to carry many. */
  private static final int BATCH = 2_000;

  private static final int UNAVAILABLE = 503;
  private static final int TRIES = 20;
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final Pattern PLACE = Pattern.compile(".*at=(\\d+)\\.(\\d+)");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Api api;
  private final Map<Integer, Place> furthest = new TreeMap<>();
  private long accepted;
  private long outside;

  public SendReports(Api api) {
    this.api = api;
  }

  /**
   * @param progress told how many were accepted so far, after each batch
   * @throws Refusal when the API refuses a report
   */
  public void send(Stream<MilestoneReport> reports, IntConsumer progress) {
    Iterator<MilestoneReport> rest = reports.iterator();
    while (rest.hasNext()) {
      var batch = new ArrayList<String>(BATCH);
      while (rest.hasNext() && batch.size() < BATCH) {
        batch.add(JSON.writeValueAsString(rest.next()));
      }
      send(batch);
      progress.accept(Math.toIntExact(accepted));
    }
  }

  /** Those whose line was told to wait are sent again, until none is left. */
  private void send(List<String> lines) {
    List<String> waiting = lines;
    for (int tries = 1; !waiting.isEmpty(); tries++) {
      if (tries > TRIES) {
        throw new Refusal("The service stays out of reach; import again to go on.");
      }
      if (tries > 1) {
        Api.pause(BETWEEN_TRIES);
      }
      waiting = sendOnce(waiting);
    }
  }

  private List<String> sendOnce(List<String> lines) {
    var answer =
        api.post(
                "/api/v1/milestones/batch",
                "application/x-ndjson",
                lines.stream().collect(Collectors.joining("\n", "", "\n")))
            .orRefusal(200);
    var again = new ArrayList<String>();
    answer
        .text()
        .lines()
        .map(JSON::readTree)
        .forEach(
            outcome -> {
              if (outcome.path("status").asString("").equals("accepted")) {
                note(outcome);
              } else if (outcome.path("problem").path("status").asInt(0) == UNAVAILABLE) {
                again.add(lines.get(outcome.path("line").asInt(1) - 1));
              } else {
                throw new Refusal("A report was refused: " + outcome.path("problem"));
              }
            });
    return again;
  }

  private void note(JsonNode outcome) {
    accepted++;
    if (!outcome.path("counts").asBoolean(true)) {
      outside++;
    }
    String href = outcome.path("href").asString("");
    var place = PLACE.matcher(href);
    if (place.matches()) {
      furthest.merge(
          Integer.valueOf(place.group(1)),
          new Place(Long.parseLong(place.group(2)), href),
          (known, found) -> found.offset() > known.offset() ? found : known);
    }
  }

  /** Returns once the service has recorded all that was sent. */
  public void awaitRecorded() {
    for (Place last : furthest.values()) {
      while (isWaiting(last.href())) {
        Api.pause(LOOK_EVERY);
      }
    }
  }

  private boolean isWaiting(String href) {
    return api.get(href).orRefusal(200).json().path("status").asString("").equals("accepted");
  }

  public long accepted() {
    return accepted;
  }

  /** How many of them will be recorded but do not count. */
  public long outside() {
    return outside;
  }

  private record Place(long offset, String href) {}
}
