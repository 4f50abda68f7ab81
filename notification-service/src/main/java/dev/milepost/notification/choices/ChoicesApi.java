package dev.milepost.notification.choices;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.signin.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "preferences", description = "What the person who is signed in gets, how and when")
@RestController
@FailsWith("not-found")
@RequestMapping("/api/v1/notifications/preferences")
class ChoicesApi {

  private final ChangeChoices choices;

  ChoicesApi(ChangeChoices choices) {
    this.choices = choices;
  }

  @Operation(
      summary = "What do I get?",
      description =
          "How each category comes, the hours in which messages come, and what is paused or put"
              + " off. Not found for who is not known here by a verified address.")
  @ApiResponse(responseCode = "200", description = "The choices as they are")
  @GetMapping
  Choices see(SignedIn who) {
    return choices.see(who);
  }

  @Operation(
      summary = "Choose what I get",
      description =
          "Replaces all choices: what is missing is as it is by itself. Messages that are held back"
              + " stand in the ledger with their reason.")
  @ApiResponse(responseCode = "200", description = "The choices as they are now")
  @PutMapping
  Choices choose(SignedIn who, @RequestBody Choices wish) {
    return choices.change(who, wish);
  }
}
