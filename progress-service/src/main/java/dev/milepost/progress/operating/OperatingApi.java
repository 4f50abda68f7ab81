package dev.milepost.progress.operating;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.Operators;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.operating.Accounting.Account;
import dev.milepost.progress.projecting.Projections;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For operators, and for admins about what is their own organisation's. */
@RestController
@Tag(name = "Operating")
class OperatingApi {

  private final Operators operators;
  private final Accounting accounting;
  private final Projections projections;
  private final JdbcClient jdbc;

  OperatingApi(
      Operators operators, Accounting accounting, Projections projections, JdbcClient jdbc) {
    this.operators = operators;
    this.accounting = accounting;
    this.projections = projections;
    this.jdbc = jdbc;
  }

  @Operation(
      summary = "Compare every projection with the event log",
      description =
          "For operators. Folds the whole log and compares it with every projection, in one"
              + " snapshot. Takes as long as that takes.")
  @ApiResponse(responseCode = "200", description = "`holds` is false when anything differs")
  @GetMapping("/api/v1/verification")
  Account verify(SignedIn signedIn) {
    operators.require(signedIn);
    return accounting.account();
  }

  @Operation(
      summary = "Rebuild a cohort's projections from the event log",
      description = "Readers see the old rows until the new ones are committed; nobody is told.")
  @ApiResponse(responseCode = "204", description = "Rebuilt")
  @PostMapping("/api/v1/cohorts/{slug}/rebuild")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void rebuild(SignedIn signedIn, @PathVariable String slug) {
    if (!signedIn.admin()) {
      throw Problem.notAllowed();
    }
    UUID cohort =
        jdbc.sql("select id from cohort where organisation = ? and slug = ?")
            .params(signedIn.organisation(), slug)
            .query((row, number) -> row.getObject(1, UUID.class))
            .optional()
            .orElseThrow(Problem::notFound);
    projections.rebuild(cohort);
  }
}
