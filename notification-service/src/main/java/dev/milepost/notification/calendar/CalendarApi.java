package dev.milepost.notification.calendar;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.calendar.ChangeCalendar.CalendarAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "calendar", description = "Due days in the calendar of the person who is signed in")
@RestController
@FailsWith("not-found")
@RequestMapping("/api/v1/notifications/calendar")
class CalendarApi {

  private final ChangeCalendar calendar;

  CalendarApi(ChangeCalendar calendar) {
    this.calendar = calendar;
  }

  @Operation(
      summary = "Is there a calendar of my due days?",
      description = "Not found for who is not known here by a verified address.")
  @ApiResponse(responseCode = "200", description = "When its address was made, if there is one")
  @GetMapping
  CalendarAddress see(SignedIn who) {
    return calendar.see(who);
  }

  @Operation(
      summary = "Make a private address for my calendar",
      description =
          "Whoever has the address reads the calendar (iCalendar, RFC 5545) without a log-in. It is"
              + " shown this once; the one before works no longer.")
  @ApiResponse(responseCode = "200", description = "The new address")
  @PostMapping
  CalendarAddress renew(SignedIn who) {
    return calendar.renew(who);
  }

  @Operation(summary = "End my calendar", description = "Its address works no longer.")
  @ApiResponse(responseCode = "204", description = "There is none now")
  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(SignedIn who) {
    calendar.remove(who);
  }
}
