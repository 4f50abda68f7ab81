package dev.milepost.progress.enrolling;

import dev.milepost.progress.enrolling.Enrolled.Outcome;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What an import did, or would have done.
 *
 * @param rows how many the file has
 * @param created enrolments that are new
 * @param changed enrolments that were there and are different now
 * @param unchanged enrolments that were there as the file has them
 * @param newPersons whose address was not known before
 * @param dryRun nothing was kept
 */
public record ImportReport(
    @Schema(example = "120") int rows,
    @Schema(example = "118") long created,
    @Schema(example = "0") long changed,
    @Schema(example = "2") long unchanged,
    @Schema(example = "117") int newPersons,
    @Schema(example = "false") boolean dryRun) {

  static ImportReport of(EnrolNewcomers.Result result, boolean dryRun) {
    return new ImportReport(
        result.enrolled().size(),
        count(result, Outcome.CREATED),
        count(result, Outcome.CHANGED),
        count(result, Outcome.UNCHANGED),
        result.newPersons(),
        dryRun);
  }

  private static long count(EnrolNewcomers.Result result, Outcome outcome) {
    return result.enrolled().stream().filter(one -> one.outcome() == outcome).count();
  }
}
