package dev.milepost.progress.inviting;

import dev.milepost.edge.signin.PublicPaths;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.enrolling.Enrolled;
import dev.milepost.progress.identity.Callers;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where an invitation's link leads: a page that is open to everyone and only shows, and one behind
 * the log-in that joins.
 */
@Controller
class InvitationPage {

  /** Before the token. */
  static final String PATH = "/progress/invitations/";

  private final Callers callers;
  private final ShowInvitation show;
  private final AcceptInvitation accept;

  InvitationPage(Callers callers, ShowInvitation show, AcceptInvitation accept) {
    this.callers = callers;
    this.show = show;
    this.accept = accept;
  }

  @Bean
  static PublicPaths invitationLinks() {
    return PublicPaths.of(PATH + "*", "/api/v1/invitations/*");
  }

  @GetMapping(PATH + "{token}")
  String open(Optional<SignedIn> signedIn, @PathVariable String token, Model model) {
    signedIn.ifPresent(person -> model.addAttribute("viewer", person.name()));
    model.addAttribute("token", token);
    model.addAttribute("invited", show.show(new InvitationToken(token)));
    return "progress/setup/invitation";
  }

  /** Where a stranger comes back to from the log-in. */
  @GetMapping(PATH + "{token}/join")
  String loggedIn(SignedIn signedIn, @PathVariable String token, Model model) {
    return open(Optional.of(signedIn), token, model);
  }

  @PostMapping(PATH + "{token}/join")
  String join(SignedIn signedIn, @PathVariable String token) {
    Enrolled enrolled = accept.accept(callers.of(signedIn), new InvitationToken(token));
    return "redirect:/progress/enrolments/" + enrolled.enrolment();
  }
}
