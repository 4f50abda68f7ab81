package dev.milepost.progress.live;

import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.Cohorts;
import dev.milepost.progress.dashboard.Dashboard;
import dev.milepost.progress.dashboard.ReadDashboard;
import dev.milepost.progress.intervening.CountReturns;
import dev.milepost.progress.pages.FiguresModel;
import dev.milepost.progress.reviewing.ListReviews;
import dev.milepost.progress.risk.ListAtRisk;
import dev.milepost.progress.roster.PageOf;
import dev.milepost.time.BusinessClock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;

/** Reads the figures of a cohort once and renders them for any number of languages. */
@Component
class LiveFigures {

  private static final String TEMPLATE = "progress/figures";

  /** What changes with a milestone; by the names of the template's fragments. */
  private static final List<String> FRAGMENTS =
      List.of(
          "cards", "drawing", "range", "weeks", "funnel", "map", "map-weeks", "at-risk", "waiting");

  /** What tells that something has changed, and so does not count as a change itself. */
  private static final List<String> ABOUT = List.of("change", "said");

  private static final PageOf ONE = new PageOf(1, 1);

  private final Cohorts cohorts;
  private final ReadDashboard dashboards;
  private final ListAtRisk atRisk;
  private final ListReviews reviews;
  private final CountReturns returns;
  private final BusinessClock clock;
  private final TemplateEngine templates;
  private final ThymeleafEvaluationContext beans;

  LiveFigures(
      Cohorts cohorts,
      ReadDashboard dashboards,
      ListAtRisk atRisk,
      ListReviews reviews,
      CountReturns returns,
      BusinessClock clock,
      TemplateEngine templates,
      ApplicationContext application) {
    this.cohorts = cohorts;
    this.dashboards = dashboards;
    this.atRisk = atRisk;
    this.reviews = reviews;
    this.returns = returns;
    this.clock = clock;
    this.templates = templates;
    this.beans = new ThymeleafEvaluationContext(application, null);
  }

  /** As of today; empty when there is no such cohort any more. */
  Optional<Figures> read(UUID id) {
    return cohorts.find(id).map(this::read);
  }

  private Figures read(Cohort cohort) {
    LocalDate today = clock.today(cohort.zone());
    Dashboard dashboard = dashboards.read(cohort, today, today);
    return new Figures(
        cohort.zone(),
        FiguresModel.of(
            dashboard,
            today,
            atRisk.list(cohort, today, ONE).total(),
            reviews.list(cohort, today, ONE).total(),
            returns.count(cohort.id(), today)));
  }

  /**
   * The same content as {@code before} when no figure has changed; else one that tells when it was
   * read.
   */
  LiveContent render(Figures figures, Locale locale, LiveContent before) {
    var context = new Context(locale, figures.model());
    context.setVariable(
        ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME, beans);
    context.setVariable("changedAt", clock.now().atZone(figures.zone()));
    LocaleContextHolder.setLocale(locale);
    try {
      Map<String, String> fragments = render(FRAGMENTS, context);
      if (before.fragments().entrySet().containsAll(fragments.entrySet())) {
        return before;
      }
      fragments.putAll(render(ABOUT, context));
      return LiveContent.of(fragments);
    } finally {
      LocaleContextHolder.resetLocaleContext();
    }
  }

  private Map<String, String> render(List<String> names, Context context) {
    var fragments = new LinkedHashMap<String, String>();
    names.forEach(
        name -> fragments.put(name, templates.process(TEMPLATE, Set.of(name), context).strip()));
    return fragments;
  }

  /**
   * @param zone the cohort's
   */
  record Figures(ZoneId zone, Map<String, Object> model) {}
}
