package dev.milepost.progress.operating;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.messaging.Quarantine;
import dev.milepost.progress.operating.Accounting.Account;
import dev.milepost.progress.projecting.Projections;
import dev.milepost.progress.recording.RecordMilestones;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For admins who run the service. */
@RestController
@Tag(name = "Operating")
class OperatingApi {

  private static final int MOST_LISTED = 500;

  private final Accounting accounting;
  private final Quarantine quarantine;
  private final Projections projections;
  private final JdbcClient jdbc;

  OperatingApi(
      Accounting accounting, Quarantine quarantine, Projections projections, JdbcClient jdbc) {
    this.accounting = accounting;
    this.quarantine = quarantine;
    this.projections = projections;
    this.jdbc = jdbc;
  }

  @Operation(
      summary = "Compare every projection with the event log",
      description =
          "Folds the whole log and compares it with every projection, in one snapshot. Takes as"
              + " long as that takes.")
  @ApiResponse(responseCode = "200", description = "`holds` is false when anything differs")
  @GetMapping("/api/v1/verification")
  Account verify(SignedIn signedIn) {
    requireAdmin(signedIn);
    return accounting.account();
  }

  @Operation(
      summary = "List events that could not be recorded",
      description = "Newest first; where each stood and what was wrong, never what is in it.")
  @GetMapping("/api/v1/quarantine")
  List<Quarantine.Entry> quarantined(
      SignedIn signedIn, @RequestParam(defaultValue = "50") int limit) {
    requireAdmin(signedIn);
    return quarantine.list(RecordMilestones.INBOX, Math.clamp(limit, 1, MOST_LISTED));
  }

  @Operation(summary = "Try to record a quarantined event once more")
  @ApiResponse(responseCode = "200", description = "`refusal` is null when it was recorded")
  @PostMapping("/api/v1/quarantine/{id}/replay")
  Replay replay(SignedIn signedIn, @PathVariable long id) {
    requireAdmin(signedIn);
    if (!quarantine.holds(RecordMilestones.INBOX, id)) {
      throw Problem.notFound();
    }
    return new Replay(id, quarantine.replay(id).orElse(null));
  }

  @Operation(
      summary = "Rebuild a cohort's projections from the event log",
      description = "Readers see the old rows until the new ones are committed; nobody is told.")
  @ApiResponse(responseCode = "204", description = "Rebuilt")
  @PostMapping("/api/v1/cohorts/{slug}/rebuild")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void rebuild(SignedIn signedIn, @PathVariable String slug) {
    requireAdmin(signedIn);
    UUID cohort =
        jdbc.sql("select id from cohort where organisation = ? and slug = ?")
            .params(signedIn.organisation(), slug)
            .query((row, number) -> row.getObject(1, UUID.class))
            .optional()
            .orElseThrow(Problem::notFound);
    projections.rebuild(cohort);
  }

  private static void requireAdmin(SignedIn signedIn) {
    if (!signedIn.admin()) {
      throw Problem.notAllowed();
    }
  }

  /**
   * @param refusal why it was refused again; null when it was recorded
   */
  record Replay(long id, @Nullable String refusal) {}
}
