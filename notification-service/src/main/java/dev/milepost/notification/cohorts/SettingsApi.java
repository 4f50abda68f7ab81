package dev.milepost.notification.cohorts;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.signin.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "cohorts", description = "How a cohort's learners and mentors are written to")
@RestController
@FailsWith("not-found")
@RequestMapping("/api/v1/notifications/cohorts/{slug}/settings")
class SettingsApi {

  private final ChangeSettings settings;

  SettingsApi(ChangeSettings settings) {
    this.settings = settings;
  }

  @Operation(
      summary = "How is a cohort written to?",
      description = "For its mentors and for admins. What is as by itself is shown as well.")
  @ApiResponse(responseCode = "200", description = "The settings as they are")
  @GetMapping
  Settings see(SignedIn who, @PathVariable String slug) {
    return settings.see(who, slug);
  }

  @Operation(
      summary = "Set how a cohort is written to",
      description =
          "For its mentors and for admins. Replaces all settings: what is missing is as by itself."
              + " What was decided stays decided; what comes next comes as it is set now.")
  @ApiResponse(responseCode = "200", description = "The settings as they are now")
  @PutMapping
  Settings set(SignedIn who, @PathVariable String slug, @RequestBody Settings wish) {
    return settings.change(who, slug, wish);
  }
}
