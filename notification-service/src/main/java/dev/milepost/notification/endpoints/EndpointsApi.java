package dev.milepost.notification.endpoints;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.webhooks.Answer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "endpoints", description = "Where messages to the person who is signed in are posted")
@RestController
@FailsWith("not-found")
@RequestMapping("/api/v1/notifications/endpoints")
class EndpointsApi {

  private final Owners owners;
  private final ManageEndpoints manage;

  EndpointsApi(Owners owners, ManageEndpoints manage) {
    this.owners = owners;
    this.manage = manage;
  }

  @Operation(
      summary = "Where are my messages posted?",
      description =
          "What is posted follows the preferences of the channel `webhook`. An endpoint that took"
              + " nothing for a day, or said that it is gone (410), is turned off.")
  @ApiResponse(responseCode = "200", description = "The endpoints, oldest first")
  @GetMapping
  List<ShownEndpoint> list(SignedIn who) {
    return manage.list(owners.person(who)).stream().map(ShownEndpoint::of).toList();
  }

  @Operation(
      summary = "Add an endpoint",
      description =
          "At most five. `standard` gets `{type, timestamp, data}` signed as Standard Webhooks 1.0"
              + " has it, with the secret of this answer, which is not told again. `slack` gets"
              + " `{text, blocks}`.")
  @ApiResponse(responseCode = "201", description = "It is added")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ShownEndpoint add(SignedIn who, @RequestBody NewEndpoint wish) {
    return ShownEndpoint.withSecret(manage.add(owners.person(who), wish));
  }

  @Operation(summary = "Remove an endpoint", description = "What waits for it goes with it.")
  @ApiResponse(responseCode = "204", description = "It is removed")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(SignedIn who, @PathVariable UUID id) {
    manage.remove(owners.person(who), id);
  }

  @Operation(
      summary = "Post a test",
      description = "At once, once, and not more often than every five seconds.")
  @ApiResponse(responseCode = "200", description = "What came of it")
  @PostMapping("/{id}/test")
  @FailsWith("notifications/endpoint-tested-just-now")
  Tried test(SignedIn who, @PathVariable UUID id) {
    return Tried.of(manage.test(owners.person(who), id));
  }

  @Operation(
      summary = "Turn an endpoint on again",
      description = "What comes from now on is posted to it.")
  @ApiResponse(responseCode = "200", description = "The endpoint")
  @PostMapping("/{id}/enable")
  ShownEndpoint enable(SignedIn who, @PathVariable UUID id) {
    return ShownEndpoint.of(manage.enable(owners.person(who), id));
  }

  @Operation(
      summary = "Change the secret",
      description = "The one before goes on signing beside the new one for a day.")
  @ApiResponse(responseCode = "200", description = "The endpoint with its new secret")
  @PostMapping("/{id}/secret")
  ShownEndpoint changeSecret(SignedIn who, @PathVariable UUID id) {
    return ShownEndpoint.withSecret(manage.changeSecret(owners.person(who), id));
  }

  @Operation(summary = "What was posted to an endpoint?")
  @ApiResponse(responseCode = "200", description = "The newest 20 messages, newest first")
  @GetMapping("/{id}/messages")
  List<PostedMessage> messages(SignedIn who, @PathVariable UUID id) {
    return manage.messages(owners.person(who), id);
  }

  /**
   * @param reason why it was not taken, as {@link PostedMessage} has it; null when it was
   */
  @Schema(description = "What came of a test")
  record Tried(
      @Schema(example = "false") boolean taken,
      @Schema(example = "http-404") @Nullable String reason) {

    static Tried of(Answer answer) {
      return switch (answer) {
        case Answer.Taken _ -> new Tried(true, null);
        case Answer.Refused(String reason, boolean _) -> new Tried(false, reason);
        case Answer.NotYet(String reason, _) -> new Tried(false, reason);
        case Answer.Unknown(String reason) -> new Tried(false, reason);
      };
    }
  }
}
