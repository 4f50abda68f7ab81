package dev.milepost.notification.intake;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.problem.ProblemType;
import dev.milepost.edge.problem.ProblemTypes;
import dev.milepost.edge.signin.Operators;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.messaging.Quarantine;
import dev.milepost.messaging.Quarantine.Replayed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What this service could not take from Kafka, for operators. Shows places and faults, no content.
 */
@Tag(name = "quarantine", description = "Kafka records that could not be taken")
@RestController
@RequestMapping("/api/v1/notifications/quarantine")
class QuarantineApi {

  static final ProblemType STILL_REFUSED =
      new ProblemType(
          "notifications/record-still-refused",
          409,
          "The record is still refused",
          "What was wrong with the record is still wrong; the detail says what it is.");

  private static final int MOST = 200;

  private final Operators operators;
  private final Quarantine quarantine;

  QuarantineApi(Operators operators, Quarantine quarantine) {
    this.operators = operators;
    this.quarantine = quarantine;
  }

  @Bean
  static ProblemTypes quarantineProblems() {
    return ProblemTypes.of(STILL_REFUSED);
  }

  @Operation(
      summary = "List Kafka records that could not be taken, newest first",
      description = "For operators.")
  @ApiResponse(responseCode = "200", description = "The records, without their content")
  @GetMapping
  Listing list(
      SignedIn who,
      @Parameter(description = "1 to 200", example = "50") @RequestParam(defaultValue = "50")
          int limit) {
    operators.require(who);
    if (limit < 1 || limit > MOST) {
      throw new Problem(EdgeProblems.INVALID_PARAMETERS, "A query parameter cannot be accepted.")
          .at("?limit", "a number from 1 to " + MOST);
    }
    return new Listing(quarantine.waiting(), quarantine.list(limit));
  }

  @Operation(summary = "Take a record once more", description = "For operators.")
  @ApiResponse(responseCode = "204", description = "It was taken")
  @PostMapping("/{id}/replay")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @FailsWith("notifications/record-still-refused")
  void replay(SignedIn who, @PathVariable long id) {
    operators.require(who);
    switch (quarantine.replay(id)) {
      case Replayed.Taken() -> {}
      case Replayed.Refused(String reason) -> throw new Problem(STILL_REFUSED, reason);
      case Replayed.Unknown() -> throw Problem.notFound();
    }
  }

  /**
   * @param waiting how many were not taken yet, listed or not
   */
  record Listing(long waiting, List<Quarantine.Entry> records) {}
}
