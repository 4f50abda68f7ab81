package dev.milepost.local.verify;

import dev.milepost.local.client.Api;
import dev.milepost.local.oulad.CountSource;
import dev.milepost.local.oulad.SourceCounts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Collects the checks: what the progress service finds when it folds its whole log again, whether
 * the notification service accounts for every decision, and every count of an imported dataset.
 */
public final class Verify {

  private static final String VERIFICATION = "/api/v1/verification";
  private static final String NOTIFICATIONS = "notifications";
  private static final String HEARD_OF = "/api/v1/notifications/counts";
  private static final int LOOKS = 600;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final String LEDGER = "/api/v1/notifications/ledger/summary";

  private final Api api;
  private final AwaitQuiet quiet;
  private final Path importRecord;

  /**
   * @param api as an admin
   * @param managementUrls of all services
   * @param importRecord where an import of the dataset remembered what it did
   */
  public Verify(Api api, List<String> managementUrls, Path importRecord) {
    this.api = api;
    this.quiet = new AwaitQuiet(api, managementUrls);
    this.importRecord = importRecord;
  }

  /**
   * @param waiting told how many events are still under way, while there are any
   */
  public List<Check> run(LongConsumer waiting) {
    quiet.await(waiting);
    var checks = new ArrayList<Check>();
    JsonNode account = api.get(VERIFICATION).orRefusal(200).json();
    checks.addAll(projections(account));
    checks.addAll(notifications(account.path("counts"), heardOf(waiting)));
    checks.add(ledger());
    CountSource.asFarAsImported(importRecord)
        .ifPresent(expected -> checks.addAll(dataset(expected)));
    return checks;
  }

  private static List<Check> projections(JsonNode account) {
    return account
        .path("checks")
        .valueStream()
        .map(
            check ->
                new Check(
                    "progress",
                    check.path("name").asString(""),
                    check.path("expected").asLong(),
                    check.path("actual").asLong()))
        .toList();
  }

  /** What the notification service has heard of, once it has decided on all of it. */
  private JsonNode heardOf(LongConsumer waiting) {
    JsonNode heard = api.get(HEARD_OF).orRefusal(200).json();
    for (int looks = 1; looks < LOOKS && heard.path("undecided").asLong() > 0; looks++) {
      waiting.accept(heard.path("undecided").asLong());
      Api.pause(BETWEEN_LOOKS);
      heard = api.get(HEARD_OF).orRefusal(200).json();
    }
    return heard;
  }

  private static List<Check> notifications(JsonNode recorded, JsonNode heard) {
    long enrolments = recorded.path("enrolments").asLong();
    return Stream.of(
            new Check(
                NOTIFICATIONS,
                "enrolments heard of",
                enrolments,
                heard.path("enrolments").asLong()),
            new Check(
                NOTIFICATIONS,
                "milestone events heard of",
                recorded.path("events").asLong(),
                heard.path("milestoneEvents").asLong()),
            new Check(
                NOTIFICATIONS,
                "enrolments welcomed, or not for a reason",
                enrolments,
                heard.path("welcomes").asLong()))
        .toList();
  }

  private Check ledger() {
    JsonNode summary = api.get(LEDGER).orRefusal(200).json();
    long accountedFor =
        summary
            .propertyStream()
            .filter(figure -> figure.getValue().isNumber() && !figure.getKey().equals("due"))
            .mapToLong(figure -> figure.getValue().asLong())
            .sum();
    return new Check(
        NOTIFICATIONS,
        "decisions = sent + failed + unknown + suppressed + folded + waiting",
        summary.path("due").asLong(),
        accountedFor);
  }

  private List<Check> dataset(SourceCounts expected) {
    var roadmaps = new PublishedCounts(api, SourceCounts.PREFIX);
    JsonNode found =
        api.get(VERIFICATION + "/counts?cohorts=" + SourceCounts.PREFIX).orRefusal(200).json();
    return Stream.of(
            check("roadmaps", expected.roadmaps(), roadmaps.roadmaps()),
            check("versions of roadmaps", expected.versions(), roadmaps.versions()),
            check("cohorts", expected.cohorts(), found.path("cohorts").asLong()),
            check("learners", expected.learners(), found.path("learners").asLong()),
            check("enrolments", expected.enrolments(), found.path("enrolments").asLong()),
            check("withdrawals", expected.withdrawals(), found.path("withdrawals").asLong()),
            check("submissions recorded", expected.submissions(), found.path("events").asLong()),
            check("carried over", expected.carriedOver(), found.path("carriedOver").asLong()),
            check(
                "outside an active enrolment",
                expected.outside(),
                found.path("outsideEnrolment").asLong()))
        .toList();
  }

  private static Check check(String name, long expected, long actual) {
    return new Check("oulad", name, expected, actual);
  }
}
