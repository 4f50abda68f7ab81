package dev.milepost.notification.calendar;

import dev.milepost.edge.signin.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The buttons for the calendar on the page of choices; the new address is shown there once. */
@Controller
@RequestMapping("/notifications/preferences/calendar")
class CalendarForms {

  private static final String BACK = "redirect:/notifications/preferences#calendar";

  private final ChangeCalendar calendar;

  CalendarForms(ChangeCalendar calendar) {
    this.calendar = calendar;
  }

  @PostMapping
  String renew(SignedIn who, RedirectAttributes next) {
    next.addFlashAttribute("calendarAddress", calendar.renew(who).address());
    return BACK;
  }

  @PostMapping("/remove")
  String remove(SignedIn who) {
    calendar.remove(who);
    return BACK;
  }
}
