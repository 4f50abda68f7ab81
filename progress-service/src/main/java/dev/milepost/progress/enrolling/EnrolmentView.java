package dev.milepost.progress.enrolling;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An enrolment, as its learner and the staff of its cohort see it. */
public record EnrolmentView(
    UUID id,
    @Schema(example = "ml-2026-autumn") String cohort,
    Learner learner,
    @Schema(description = "When the learner was enrolled", example = "2026-08-31T10:00:00Z")
        Instant enrolledAt,
    @Schema(description = "First day of the learner's plan", example = "2026-09-07")
        LocalDate startsOn,
    @Schema(description = "First day whose events count", example = "2026-09-07")
        @Nullable LocalDate countsFrom,
    @Schema(description = "Last day whose events count; null while enrolled")
        @Nullable LocalDate withdrawnOn) {

  /** Who learns. */
  public record Learner(
      UUID id,
      @Schema(example = "Lena Learner") String name,
      @Schema(example = "lena@example.org") String email) {

    /** Without name and address, so that a log line that holds it tells nothing personal. */
    @Override
    public String toString() {
      return "Learner[" + id + "]";
    }
  }

  /**
   * @param enrolments by learner id
   */
  @Schema(name = "EnrolmentPage")
  record Page(
      List<EnrolmentView> enrolments,
      @Schema(
              description = "The path of the next page; null after the last",
              example =
                  "/api/v1/cohorts/ml-2026-autumn/enrolments"
                      + "?after=0198a2f0-5c1e-7c43-9f30-2f6d1c7a9b10&limit=100")
          @Nullable String next) {}
}
