package dev.milepost.notification.endpoints;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.endpoints.EndpointsApi.Tried;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "cohorts")
@RestController
@FailsWith("not-found")
@RequestMapping("/api/v1/notifications/cohorts/{slug}/endpoints")
class CohortEndpointsApi {

  private final Owners owners;
  private final ManageEndpoints manage;

  CohortEndpointsApi(Owners owners, ManageEndpoints manage) {
    this.owners = owners;
    this.manage = manage;
  }

  @Operation(
      summary = "Where is everybody told who looks after a cohort?",
      description =
          "For its mentors and for admins. What is told there is what each of its mentors is told:"
              + " which reviews wait, and once a week who may need help. It comes in the cohort's"
              + " own zone and hours, whatever mentors chose for themselves.")
  @ApiResponse(responseCode = "200", description = "The endpoints, oldest first")
  @GetMapping
  List<ShownEndpoint> list(SignedIn who, @PathVariable String slug) {
    return manage.list(owners.everybody(who, slug)).stream().map(ShownEndpoint::of).toList();
  }

  @Operation(
      summary = "Add an endpoint to a cohort",
      description =
          "For its mentors and for admins; at most five. What is posted names learners, so that"
              + " everybody who reads it should look after them. `standard` gets"
              + " `{type, timestamp, data}` signed as Standard Webhooks 1.0 has it, with the secret"
              + " of this answer, which is not told again. `slack` gets `{text, blocks}`.")
  @ApiResponse(responseCode = "201", description = "It is added")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ShownEndpoint add(SignedIn who, @PathVariable String slug, @RequestBody NewCohortEndpoint wish) {
    return ShownEndpoint.withSecret(manage.add(owners.everybody(who, slug), wish));
  }

  @Operation(
      summary = "Remove an endpoint from a cohort",
      description = "What waits for it goes with it.")
  @ApiResponse(responseCode = "204", description = "It is removed")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(SignedIn who, @PathVariable String slug, @PathVariable UUID id) {
    manage.remove(owners.everybody(who, slug), id);
  }

  @Operation(
      summary = "Post a test to a cohort's endpoint",
      description = "At once, once, and not more often than every five seconds.")
  @ApiResponse(responseCode = "200", description = "What came of it")
  @PostMapping("/{id}/test")
  @FailsWith("notifications/endpoint-tested-just-now")
  Tried test(SignedIn who, @PathVariable String slug, @PathVariable UUID id) {
    return Tried.of(manage.test(owners.everybody(who, slug), id));
  }

  @Operation(
      summary = "Turn a cohort's endpoint on again",
      description = "What comes up from now on is posted to it.")
  @ApiResponse(responseCode = "200", description = "The endpoint")
  @PostMapping("/{id}/enable")
  ShownEndpoint enable(SignedIn who, @PathVariable String slug, @PathVariable UUID id) {
    return ShownEndpoint.of(manage.enable(owners.everybody(who, slug), id));
  }

  @Operation(
      summary = "Change the secret of a cohort's endpoint",
      description = "The one before goes on signing beside the new one for a day.")
  @ApiResponse(responseCode = "200", description = "The endpoint with its new secret")
  @PostMapping("/{id}/secret")
  ShownEndpoint changeSecret(SignedIn who, @PathVariable String slug, @PathVariable UUID id) {
    return ShownEndpoint.withSecret(manage.changeSecret(owners.everybody(who, slug), id));
  }

  @Operation(summary = "What was posted to a cohort's endpoint?")
  @ApiResponse(responseCode = "200", description = "The newest 20 messages, newest first")
  @GetMapping("/{id}/messages")
  List<PostedMessage> messages(SignedIn who, @PathVariable String slug, @PathVariable UUID id) {
    return manage.messages(owners.everybody(who, slug), id);
  }
}
