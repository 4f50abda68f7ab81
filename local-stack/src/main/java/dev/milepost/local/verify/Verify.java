package dev.milepost.local.verify;

import dev.milepost.local.client.Api;
import dev.milepost.local.oulad.CountSource;
import dev.milepost.local.oulad.SourceCounts;
import java.nio.file.Path;
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
    checks.addAll(projections());
    checks.add(ledger());
    CountSource.asFarAsImported(importRecord)
        .ifPresent(expected -> checks.addAll(dataset(expected)));
    return checks;
  }

  private List<Check> projections() {
    JsonNode account = api.get(VERIFICATION).orRefusal(200).json();
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

  private Check ledger() {
    JsonNode summary = api.get(LEDGER).orRefusal(200).json();
    long accountedFor =
        summary
            .propertyStream()
            .filter(figure -> figure.getValue().isNumber() && !figure.getKey().equals("due"))
            .mapToLong(figure -> figure.getValue().asLong())
            .sum();
    return new Check(
        "notifications",
        "decisions = sent + failed + unknown + suppressed + waiting",
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
