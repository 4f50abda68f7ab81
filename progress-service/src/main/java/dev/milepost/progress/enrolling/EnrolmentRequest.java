package dev.milepost.progress.enrolling;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody to be enrolled, as written in JSON or in a row of CSV. */
public record EnrolmentRequest(
    @Schema(
            example = "lena@example.org",
            description = "Tells persons apart; a new one is made for an unknown address")
        @Nullable String email,
    @Schema(
            example = "Lena Learner",
            description = "Of a new person; whoever is known already keeps their profile")
        @Nullable String name,
    @Schema(example = "Europe/Berlin", description = "Of a new person; the cohort's unless given")
        @Nullable String zone,
    @Schema(example = "de", description = "Of a new person; en unless given")
        @Nullable String locale,
    @Schema(
            example = "2026-08-31",
            format = "date",
            description =
                "Day on which a new enrolment was made; today unless given. Of an earlier day"
                    + " nobody is welcomed now")
        @Nullable String enrolledOn,
    @Schema(
            example = "2026-09-14",
            format = "date",
            description =
                "First day of the plan, with rolling pacing; today, but not before the cohort's"
                    + " start, unless given")
        @Nullable String startDay,
    @Schema(
            example = "2026-09-07",
            format = "date",
            description =
                "First day whose events count; the earlier of today and the cohort's start unless"
                    + " given")
        @Nullable String countsFrom,
    @Schema(format = "date", description = "Last day whose events count")
        @Nullable String withdrawnOn,
    @Schema(format = "uuid", description = "Id for a new person; for admins")
        @Nullable String learnerId,
    @Schema(format = "uuid", description = "Id for a new enrolment; for admins")
        @Nullable String enrolmentId) {

  /** Without name and address, so that a log line that holds it tells nothing personal. */
  @Override
  public String toString() {
    return "EnrolmentRequest";
  }
}
