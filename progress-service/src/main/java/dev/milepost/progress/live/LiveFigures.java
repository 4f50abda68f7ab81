package dev.milepost.progress.live;

import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.Cohorts;
import dev.milepost.progress.dashboard.ReadDashboard;
import dev.milepost.progress.pages.FiguresModel;
import dev.milepost.progress.pages.RenderFigures;
import dev.milepost.time.BusinessClock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads the figures of a cohort once and renders them for any number of languages. */
@Component
class LiveFigures {

  private final Cohorts cohorts;
  private final ReadDashboard dashboards;
  private final RenderFigures rendering;
  private final BusinessClock clock;

  LiveFigures(
      Cohorts cohorts, ReadDashboard dashboards, RenderFigures rendering, BusinessClock clock) {
    this.cohorts = cohorts;
    this.dashboards = dashboards;
    this.rendering = rendering;
    this.clock = clock;
  }

  /** As of today; empty when there is no such cohort any more. */
  Optional<Figures> read(UUID id) {
    return cohorts.find(id).map(this::read);
  }

  private Figures read(Cohort cohort) {
    LocalDate today = clock.today(cohort.zone());
    return new Figures(
        cohort.zone(), FiguresModel.of(dashboards.read(cohort, today, today), today));
  }

  /**
   * The same content as {@code before} when no figure has changed; else one that tells when it was
   * read, which does not count as a change itself.
   */
  LiveContent render(Figures figures, Locale locale, LiveContent before) {
    Map<String, String> fragments = rendering.elements(figures.model(), locale);
    if (before.fragments().entrySet().containsAll(fragments.entrySet())) {
      return before;
    }
    fragments.putAll(rendering.about(figures.model(), clock.now().atZone(figures.zone()), locale));
    return LiveContent.of(fragments);
  }

  /**
   * @param zone the cohort's
   */
  record Figures(ZoneId zone, FiguresModel model) {}
}
