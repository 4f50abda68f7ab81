package dev.milepost.notification.endpoints;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Problem;
import dev.milepost.notification.endpoints.EndpointsApi.Tried;
import dev.milepost.notification.webhooks.Endpoint;
import dev.milepost.notification.webhooks.Kind;
import dev.milepost.notification.webhooks.Owner;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What the pages with a person's and with a cohort's endpoints have in common. A secret is shown
 * once, after it was made; what cannot be added is shown again as it was typed.
 */
@Component
class EndpointForms {

  private static final int SHOWN = 5;

  private final ManageEndpoints manage;

  EndpointForms(ManageEndpoints manage) {
    this.manage = manage;
  }

  /**
   * @param base the page's own path
   */
  String show(Owner owner, String base, NewCohortEndpoint typed, Set<String> wrong, Model model) {
    model.addAttribute("base", base);
    model.addAttribute("kinds", Arrays.stream(Kind.values()).map(Kind::wireName).toList());
    model.addAttribute("typed", typed);
    model.addAttribute("wrong", wrong);
    model.addAttribute(
        "endpoints", manage.list(owner).stream().map(one -> line(owner, one)).toList());
    return "notifications/endpoints";
  }

  /** The page again when something is wrong, else back to it with the secret. */
  String add(
      Owner owner,
      String base,
      NewCohortEndpoint typed,
      Supplier<Endpoint> add,
      RedirectAttributes once,
      Model model,
      HttpServletResponse response) {
    try {
      tellSecret(add.get(), once);
      return "redirect:" + base;
    } catch (Problem problem) {
      if (!problem.type().equals(EdgeProblems.INVALID_FIELDS)) {
        throw problem;
      }
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(owner, base, typed, problem.faultyFields(), model);
    }
  }

  void test(Owner owner, UUID id, RedirectAttributes once) {
    once.addFlashAttribute("tested", id.toString());
    try {
      once.addFlashAttribute("refusal", Tried.of(manage.test(owner, id)).reason());
    } catch (Problem problem) {
      if (!problem.type().equals(ManageEndpoints.TESTED_JUST_NOW)) {
        throw problem;
      }
      once.addFlashAttribute("refusal", "tested-just-now");
    }
  }

  void changeSecret(Owner owner, UUID id, RedirectAttributes once) {
    tellSecret(manage.changeSecret(owner, id), once);
  }

  private static void tellSecret(Endpoint endpoint, RedirectAttributes once) {
    once.addFlashAttribute("secret", ShownEndpoint.withSecret(endpoint).secret());
  }

  private Line line(Owner owner, Endpoint endpoint) {
    List<PostedMessage> newest = manage.messages(owner, endpoint.id());
    return new Line(ShownEndpoint.of(endpoint), newest.subList(0, Math.min(SHOWN, newest.size())));
  }

  record Line(ShownEndpoint endpoint, List<PostedMessage> messages) {}
}
