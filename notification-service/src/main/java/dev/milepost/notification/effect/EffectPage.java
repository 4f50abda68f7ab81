package dev.milepost.notification.effect;

import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.cohorts.Cohort;
import dev.milepost.notification.cohorts.CohortsOf;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Whether messages help, in plain words, with a drawing and all numbers. */
@Controller
class EffectPage {

  private final CohortsOf cohorts;
  private final MeasureEffect measure;
  private final SeeVariants variants;

  EffectPage(CohortsOf cohorts, MeasureEffect measure, SeeVariants variants) {
    this.cohorts = cohorts;
    this.measure = measure;
    this.variants = variants;
  }

  @GetMapping("/notifications/cohorts/{slug}/effect")
  String ofCohort(SignedIn who, @PathVariable String slug, ZoneId zone, Model model) {
    model.addAttribute("variants", variants.of(who, slug));
    return show(who, cohorts.named(who, slug), measure.ofCohort(who, slug), zone, model);
  }

  @GetMapping("/notifications/effect")
  String ofOrganisation(SignedIn who, ZoneId zone, Model model) {
    return show(who, null, measure.ofOrganisation(who), zone, model);
  }

  /**
   * @param cohort null for all of the organisation's
   * @param zone the reader's
   */
  private static String show(
      SignedIn who, @Nullable Cohort cohort, Effect effect, ZoneId zone, Model model) {
    Instant since = effect.since();
    model.addAttribute("viewer", who.name());
    model.addAttribute("cohort", cohort);
    model.addAttribute("effect", effect);
    model.addAttribute("chart", EffectChart.of(effect.rules()));
    model.addAttribute("since", since == null ? null : LocalDate.ofInstant(since, zone));
    return "notifications/effect";
  }
}
