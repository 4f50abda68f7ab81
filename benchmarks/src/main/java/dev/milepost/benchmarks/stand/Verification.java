package dev.milepost.benchmarks.stand;

import dev.milepost.benchmarks.results.Invalid;
import dev.milepost.local.client.DemoPerson;
import tools.jackson.databind.JsonNode;

/** Whether the progress service has recorded rightly what it was given. */
public final class Verification {

  private Verification() {}

  /**
   * The service itself folds its whole log again and compares that with every projection.
   *
   * @param events that must be in the log
   * @throws Invalid when anything differs, is in quarantine, or waits
   */
  public static void of(BenchStand stand, long events) {
    try (var admin = stand.api(DemoPerson.ADMIN)) {
      JsonNode account = admin.get("/api/v1/verification").orRefusal(200).json();
      account
          .path("checks")
          .valueStream()
          .forEach(
              check ->
                  Invalid.unlessEqual(
                      check.path("name").asString(""),
                      check.path("expected").asLong(),
                      check.path("actual").asLong()));
      Invalid.unlessEqual("records in quarantine", 0, account.path("quarantined").asLong(-1));
      Invalid.unlessEqual(
          "events in the log", events, account.path("counts").path("events").asLong(-1));
    }
  }
}
