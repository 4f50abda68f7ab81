package dev.milepost.notification.endpoints;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.endpoints.EndpointsApi.Tried;
import dev.milepost.notification.webhooks.Endpoint;
import dev.milepost.notification.webhooks.Kind;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adds, tests, turns on again and removes endpoints. A secret is shown once, after it was made. */
@Controller
@RequestMapping("/notifications/endpoints")
class EndpointsPage {

  private static final String BACK = "redirect:/notifications/endpoints";
  private static final int SHOWN = 5;

  private final ManageEndpoints manage;

  EndpointsPage(ManageEndpoints manage) {
    this.manage = manage;
  }

  /** The reader's, in which times are told. */
  @ModelAttribute("zone")
  ZoneId zone(ZoneId reader) {
    return reader;
  }

  @GetMapping
  String page(SignedIn who, Model model) {
    return show(who, Kind.STANDARD.wireName(), "", false, model);
  }

  @PostMapping
  String add(
      SignedIn who,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String url,
      RedirectAttributes once,
      Model model,
      HttpServletResponse response) {
    try {
      tellSecret(
          ShownEndpoint.withSecret(manage.add(who, new NewEndpoint(kind, url.strip()))), once);
      return BACK;
    } catch (Problem problem) {
      if (!problem.type().equals(EdgeProblems.INVALID_FIELDS)) {
        throw problem;
      }
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(who, kind, url, true, model);
    }
  }

  @PostMapping("/{id}/test")
  String test(SignedIn who, @PathVariable UUID id, RedirectAttributes once) {
    once.addFlashAttribute("tested", id.toString());
    try {
      Tried tried = Tried.of(manage.test(who, id));
      once.addFlashAttribute("refusal", tried.reason());
    } catch (Problem problem) {
      if (!problem.type().equals(ManageEndpoints.TESTED_JUST_NOW)) {
        throw problem;
      }
      once.addFlashAttribute("refusal", "tested-just-now");
    }
    return BACK;
  }

  @PostMapping("/{id}/enable")
  String enable(SignedIn who, @PathVariable UUID id) {
    manage.enable(who, id);
    return BACK;
  }

  @PostMapping("/{id}/secret")
  String changeSecret(SignedIn who, @PathVariable UUID id, RedirectAttributes once) {
    tellSecret(ShownEndpoint.withSecret(manage.changeSecret(who, id)), once);
    return BACK;
  }

  @PostMapping("/{id}/remove")
  String remove(SignedIn who, @PathVariable UUID id) {
    manage.remove(who, id);
    return BACK;
  }

  private static void tellSecret(ShownEndpoint endpoint, RedirectAttributes once) {
    once.addFlashAttribute("made", endpoint.id().toString());
    once.addFlashAttribute("secret", endpoint.secret());
  }

  private String show(SignedIn who, String kind, String url, boolean wrong, Model model) {
    model.addAttribute("viewer", who.name());
    model.addAttribute("kinds", Arrays.stream(Kind.values()).map(Kind::wireName).toList());
    model.addAttribute("kind", kind);
    model.addAttribute("url", url);
    model.addAttribute("wrong", wrong);
    model.addAttribute(
        "endpoints", manage.list(who).stream().map(endpoint -> line(who, endpoint)).toList());
    return "notifications/endpoints";
  }

  private Line line(SignedIn who, Endpoint endpoint) {
    List<PostedMessage> newest = manage.messages(who, endpoint.id());
    return new Line(ShownEndpoint.of(endpoint), newest.subList(0, Math.min(SHOWN, newest.size())));
  }

  record Line(ShownEndpoint endpoint, List<PostedMessage> messages) {}
}
