package dev.milepost.notification.effect;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.signin.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "effect")
@RestController
class VariantsApi {

  private final SeeVariants variants;

  VariantsApi(SeeVariants variants) {
    this.variants = variants;
  }

  @Operation(
      summary = "Which words of a cohort's messages do more?",
      description =
          "For its mentors and for admins. Where there are several wordings, one is drawn for each"
              + " message: the more often, the more is done after it, and seldom what the same"
              + " learner was written lately.")
  @ApiResponse(responseCode = "200", description = "Wording by wording")
  @GetMapping("/api/v1/notifications/cohorts/{slug}/variants")
  @FailsWith("not-found")
  Variants see(SignedIn who, @PathVariable String slug) {
    return variants.of(who, slug);
  }
}
