package dev.milepost.notification.effect;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.signin.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "effect", description = "What messages are good for")
@RestController
@RequestMapping("/api/v1/notifications")
class EffectApi {

  private final MeasureEffect measure;

  EffectApi(MeasureEffect measure) {
    this.measure = measure;
  }

  @Operation(
      summary = "Do a cohort's messages help?",
      description =
          "For its mentors and for admins. For each rule, what learners did within seven days of a"
              + " message, beside those who were left out of it at random; several messages to one"
              + " learner count as one witness. What is due less than seven days ago is not"
              + " counted.")
  @ApiResponse(responseCode = "200", description = "Rule by rule")
  @GetMapping("/cohorts/{slug}/effect")
  @FailsWith("not-found")
  Effect ofCohort(SignedIn who, @PathVariable String slug) {
    return measure.ofCohort(who, slug);
  }

  @Operation(
      summary = "Do the organisation's messages help?",
      description =
          "For admins. The same over all cohorts: each is compared within itself, and the"
              + " differences are averaged.")
  @ApiResponse(responseCode = "200", description = "Rule by rule")
  @GetMapping("/effect")
  Effect ofOrganisation(SignedIn who) {
    return measure.ofOrganisation(who);
  }
}
