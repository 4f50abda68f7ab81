package dev.milepost.notification.preview;

import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.cohorts.CheckSettings;
import dev.milepost.notification.cohorts.Cohort;
import dev.milepost.notification.cohorts.CohortsOf;
import dev.milepost.notification.cohorts.SettingsForm;
import dev.milepost.notification.listing.Language;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is coming to the learners of a cohort, for who looks after it: day by day, and of each. */
@Controller
@RequestMapping("/notifications/cohorts/{slug}/preview")
class PreviewPage {

  private final CohortsOf cohorts;
  private final ForetellMessages foretell;
  private final PreviewInWords words;
  private final MessageSource messages;

  PreviewPage(
      CohortsOf cohorts, ForetellMessages foretell, PreviewInWords words, MessageSource messages) {
    this.cohorts = cohorts;
    this.foretell = foretell;
    this.words = words;
    this.messages = messages;
  }

  /**
   * @param page of the learners, from 1
   */
  @GetMapping
  String cohort(
      SignedIn who,
      @PathVariable String slug,
      @RequestParam(defaultValue = "1") int page,
      Locale reader,
      Model model) {
    Cohort cohort = cohorts.named(who, slug);
    Foretold foretold = foretell.ofCohort(cohort, ForetellMessages.DAYS, null);
    model.addAttribute("tried", Map.of());
    return show(who, cohort, foretold, Math.max(page, 1), reader, model);
  }

  /** The same with settings as they were typed into the cohort's form, which are not kept. */
  @PostMapping
  String tryOut(
      SignedIn who,
      @PathVariable String slug,
      @RequestParam Map<String, String> fields,
      Locale reader,
      Model model) {
    Cohort cohort = cohorts.named(who, slug);
    var wish = new CheckSettings().check(SettingsForm.settings(fields));
    var tried = new HashMap<>(fields);
    tried.keySet().removeIf(name -> name.equals("_csrf") || name.equals("preview"));
    model.addAttribute("tried", tried);
    return show(
        who, cohort, foretell.ofCohort(cohort, ForetellMessages.DAYS, wish), 1, reader, model);
  }

  private String show(
      SignedIn who, Cohort cohort, Foretold foretold, int page, Locale reader, Model model) {
    Language language = Language.of(reader, messages);
    model.addAttribute("viewer", who.name());
    model.addAttribute("cohort", cohort);
    model.addAttribute("foretold", foretold);
    model.addAttribute("until", words.lastDay(foretold, language));
    model.addAttribute("channels", words.channels(foretold, language));
    model.addAttribute("days", words.days(foretold, language));
    model.addAttribute("learners", words.learners(foretold, page, language));
    return "notifications/preview";
  }

  @GetMapping("/{enrolment}")
  String learner(
      SignedIn who,
      @PathVariable String slug,
      @PathVariable UUID enrolment,
      Locale reader,
      Model model) {
    Cohort cohort = cohorts.named(who, slug);
    var coming = foretell.ofEnrolment(cohort, enrolment, ForetellMessages.DAYS);
    Language language = Language.of(reader, messages);
    model.addAttribute("viewer", who.name());
    model.addAttribute("cohort", cohort);
    model.addAttribute("enrolment", enrolment);
    model.addAttribute("learner", words.learner(enrolment, coming, language));
    return "notifications/preview-learner";
  }
}
