package dev.milepost.notification.cohorts;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.cohorts.ChangeWords.Place;
import dev.milepost.notification.mail.DescribeMail.Preview;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "cohorts")
@RestController
@FailsWith("not-found")
@RequestMapping("/api/v1/notifications/cohorts/{slug}/words/{rule}/{language}")
class WordsApi {

  private final ChangeWords words;
  private final SendSample sendSample;

  WordsApi(ChangeWords words, SendSample sendSample) {
    this.words = words;
    this.sendSample = sendSample;
  }

  @Operation(
      summary = "Which words has a cohort of its own?",
      description =
          "For its mentors and for admins. Languages are `en` and `de`; `variant` is `a`, `b` or"
              + " `c`, which are tried side by side.")
  @ApiResponse(responseCode = "200", description = "The words, and what can stand in braces")
  @GetMapping
  OwnWords see(
      SignedIn who,
      @PathVariable String slug,
      @PathVariable String rule,
      @PathVariable String language,
      @RequestParam(defaultValue = "a") String variant) {
    return words.see(who, new Place(slug, rule, language, variant));
  }

  @Operation(
      summary = "Give a cohort its own words",
      description =
          "For its mentors and for admins. Variables stand in braces; one that the rule does not"
              + " have, or one that is missing, is refused with what there is. What a variable"
              + " holds is text and never read as a variable.")
  @ApiResponse(responseCode = "200", description = "The words as they are now")
  @PutMapping
  OwnWords change(
      SignedIn who,
      @PathVariable String slug,
      @PathVariable String rule,
      @PathVariable String language,
      @RequestParam(defaultValue = "a") String variant,
      @RequestBody OwnWords.Wish wish) {
    return words.change(who, new Place(slug, rule, language, variant), wish);
  }

  @Operation(
      summary = "Go back to our words",
      description = "For the cohort's mentors and for admins.")
  @ApiResponse(responseCode = "204", description = "The cohort has none of its own")
  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      SignedIn who,
      @PathVariable String slug,
      @PathVariable String rule,
      @PathVariable String language,
      @RequestParam(defaultValue = "a") String variant) {
    words.remove(who, new Place(slug, rule, language, variant));
  }

  @Operation(
      summary = "See how words read",
      description =
          "With sample data of the cohort's roadmap; saves and sends nothing. Without subject and"
              + " body it tells how the message reads in our words.")
  @ApiResponse(responseCode = "200", description = "The message")
  @PostMapping("/preview")
  Preview preview(
      SignedIn who,
      @PathVariable String slug,
      @PathVariable String rule,
      @PathVariable String language,
      @RequestParam(defaultValue = "a") String variant,
      @RequestBody OwnWords.Wish wish) {
    return words.preview(who, new Place(slug, rule, language, variant), wish);
  }

  @Operation(
      summary = "Send a sample to oneself",
      description =
          "With sample data, to the verified address of who asks; without subject and body in our"
              + " words. It stands in no ledger and counts against no limit.")
  @ApiResponse(responseCode = "204", description = "The mail server has taken it")
  @PostMapping("/sample")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @FailsWith("unavailable")
  void sample(
      SignedIn who,
      @PathVariable String slug,
      @PathVariable String rule,
      @PathVariable String language,
      @RequestParam(defaultValue = "a") String variant,
      @RequestBody OwnWords.Wish wish) {
    sendSample.send(who, new Place(slug, rule, language, variant), wish);
  }
}
