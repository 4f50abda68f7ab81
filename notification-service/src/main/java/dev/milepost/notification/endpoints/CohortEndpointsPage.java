package dev.milepost.notification.endpoints;

import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.cohorts.Cohort;
import dev.milepost.notification.cohorts.CohortsOf;
import dev.milepost.notification.webhooks.Kind;
import dev.milepost.notification.webhooks.Owner;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.Locale;
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

/** The same for a cohort's endpoints, by its mentors and by admins. */
@Controller
@RequestMapping("/notifications/cohorts/{slug}/endpoints")
class CohortEndpointsPage {

  private static final String BACK = "redirect:/notifications/cohorts/{slug}/endpoints";

  private final CohortsOf cohorts;
  private final ManageEndpoints manage;
  private final EndpointForms forms;

  CohortEndpointsPage(CohortsOf cohorts, ManageEndpoints manage, EndpointForms forms) {
    this.cohorts = cohorts;
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

  /** Found before anything else is looked at, so that nobody else finds anything here. */
  @ModelAttribute("cohort")
  Cohort cohort(SignedIn who, @PathVariable String slug) {
    return cohorts.named(who, slug);
  }

  @ModelAttribute("languages")
  Iterable<String> languages() {
    return CheckEndpoint.LANGUAGES;
  }

  @GetMapping
  String page(
      @ModelAttribute(name = "cohort", binding = false) Cohort cohort, Locale reader, Model model) {
    var nothing = new NewCohortEndpoint(Kind.SLACK.wireName(), "", reader.getLanguage());
    return forms.show(owner(cohort), base(cohort), nothing, Set.of(), model);
  }

  @PostMapping
  String add(
      @ModelAttribute(name = "cohort", binding = false) Cohort cohort,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String url,
      @RequestParam(defaultValue = "") String language,
      RedirectAttributes once,
      Model model,
      HttpServletResponse response) {
    return forms.add(
        owner(cohort),
        base(cohort),
        new NewCohortEndpoint(kind, url, language),
        () -> manage.add(owner(cohort), new NewCohortEndpoint(kind, url.strip(), language)),
        once,
        model,
        response);
  }

  @PostMapping("/{id}/test")
  String test(
      @ModelAttribute(name = "cohort", binding = false) Cohort cohort,
      @PathVariable UUID id,
      RedirectAttributes once) {
    forms.test(owner(cohort), id, once);
    return BACK;
  }

  @PostMapping("/{id}/enable")
  String enable(
      @ModelAttribute(name = "cohort", binding = false) Cohort cohort, @PathVariable UUID id) {
    manage.enable(owner(cohort), id);
    return BACK;
  }

  @PostMapping("/{id}/secret")
  String changeSecret(
      @ModelAttribute(name = "cohort", binding = false) Cohort cohort,
      @PathVariable UUID id,
      RedirectAttributes once) {
    forms.changeSecret(owner(cohort), id, once);
    return BACK;
  }

  @PostMapping("/{id}/remove")
  String remove(
      @ModelAttribute(name = "cohort", binding = false) Cohort cohort, @PathVariable UUID id) {
    manage.remove(owner(cohort), id);
    return BACK;
  }

  private static Owner.Everybody owner(Cohort cohort) {
    return new Owner.Everybody(cohort.id());
  }

  private static String base(Cohort cohort) {
    return "/notifications/cohorts/" + cohort.slug() + "/endpoints";
  }
}
