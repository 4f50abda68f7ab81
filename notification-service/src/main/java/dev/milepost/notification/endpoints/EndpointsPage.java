package dev.milepost.notification.endpoints;

import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.webhooks.Kind;
import dev.milepost.notification.webhooks.Owner;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adds, tests, turns on again and removes one's own endpoints. */
@Controller
@RequestMapping("/notifications/endpoints")
class EndpointsPage {

  private static final String BASE = "/notifications/endpoints";
  private static final String BACK = "redirect:" + BASE;
  private static final NewCohortEndpoint NOTHING =
      new NewCohortEndpoint(Kind.STANDARD.wireName(), "", null);

  private final Owners owners;
  private final ManageEndpoints manage;
  private final EndpointForms forms;

  EndpointsPage(Owners owners, ManageEndpoints manage, EndpointForms forms) {
    this.owners = owners;
    this.manage = manage;
    this.forms = forms;
  }

  /** The reader's, in which times are told. */
  @ModelAttribute("zone")
  ZoneId zone(ZoneId reader) {
    return reader;
  }

  @ModelAttribute("viewer")
  String viewer(SignedIn who) {
    return who.name();
  }

  @GetMapping
  String page(SignedIn who, Model model) {
    return forms.show(owners.person(who), BASE, NOTHING, Set.of(), model);
  }

  @PostMapping
  String add(
      SignedIn who,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String url,
      RedirectAttributes once,
      Model model,
      HttpServletResponse response) {
    Owner.Person owner = owners.person(who);
    return forms.add(
        owner,
        BASE,
        new NewCohortEndpoint(kind, url, null),
        () -> manage.add(owner, new NewEndpoint(kind, url.strip())),
        once,
        model,
        response);
  }

  @PostMapping("/{id}/test")
  String test(SignedIn who, @PathVariable UUID id, RedirectAttributes once) {
    forms.test(owners.person(who), id, once);
    return BACK;
  }

  @PostMapping("/{id}/enable")
  String enable(SignedIn who, @PathVariable UUID id) {
    manage.enable(owners.person(who), id);
    return BACK;
  }

  @PostMapping("/{id}/secret")
  String changeSecret(SignedIn who, @PathVariable UUID id, RedirectAttributes once) {
    forms.changeSecret(owners.person(who), id, once);
    return BACK;
  }

  @PostMapping("/{id}/remove")
  String remove(SignedIn who, @PathVariable UUID id) {
    manage.remove(owners.person(who), id);
    return BACK;
  }
}
