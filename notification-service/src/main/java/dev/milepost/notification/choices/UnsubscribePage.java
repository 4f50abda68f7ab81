package dev.milepost.notification.choices;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.PublicPaths;
import dev.milepost.notification.choices.ChangePreferences.Change;
import dev.milepost.notification.choices.ChangePreferences.Chosen;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Where the links in mails lead. Opening the page changes nothing, since scanners of mail open
 * every link; a POST does, which is also what a mail program sends for its own button (RFC 8058).
 * The token is all that is needed, so there is no log-in, no cookie, and nothing that another site
 * could do in a reader's name.
 */
@Controller
@RequestMapping("/notifications/unsubscribe/{token}")
class UnsubscribePage {

  private final ChangePreferences preferences;

  UnsubscribePage(ChangePreferences preferences) {
    this.preferences = preferences;
  }

  @Bean
  static PublicPaths unsubscribePaths() {
    return PublicPaths.of("/notifications/unsubscribe/**");
  }

  @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
  String page(@PathVariable String token, Model model, HttpServletResponse response) {
    return show(preferences.see(token), token, model, response);
  }

  /** Stops the mails of this kind; whatever the body says, as RFC 8058 has it. */
  @PostMapping
  String stop(@PathVariable String token, Model model, HttpServletResponse response) {
    return change(token, Change.STOP_THESE, model, response);
  }

  @PostMapping("/all")
  String stopAll(@PathVariable String token, Model model, HttpServletResponse response) {
    return change(token, Change.STOP_ALL, model, response);
  }

  @PostMapping("/resume")
  String resume(@PathVariable String token, Model model, HttpServletResponse response) {
    return change(token, Change.RESUME_THESE, model, response);
  }

  @PostMapping("/resume-all")
  String resumeAll(@PathVariable String token, Model model, HttpServletResponse response) {
    return change(token, Change.RESUME_ALL, model, response);
  }

  private String change(String token, Change change, Model model, HttpServletResponse response) {
    model.addAttribute("changed", true);
    return show(preferences.change(token, change), token, model, response);
  }

  private static String show(
      Optional<Chosen> found, String token, Model model, HttpServletResponse response) {
    Chosen shown = found.orElseThrow(Problem::notFound);
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Robots-Tag", "noindex");
    response.setHeader("Cache-Control", "no-store");
    model.addAttribute("base", "/notifications/unsubscribe/" + token);
    model.addAttribute("category", shown.category().wireName());
    model.addAttribute("stopped", shown.isStopped());
    model.addAttribute("allStopped", shown.isAllStopped());
    return "unsubscribe";
  }
}
