package dev.milepost.progress.pages;

import dev.milepost.progress.dashboard.Dashboard;
import dev.milepost.progress.intervening.Returns;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the fragments of {@code progress/figures.html} show, on a page and live. */
public final class FiguresModel {

  private FiguresModel() {}

  /**
   * @param today in the cohort's zone
   * @param atRisk how many learners may need help today
   * @param waiting how many submissions wait for a review
   * @param returns how many came back after somebody helped; null for a past day
   */
  public static Map<String, Object> of(
      Dashboard dashboard, LocalDate today, int atRisk, int waiting, @Nullable Returns returns) {
    var model = new HashMap<String, Object>();
    LocalDate asOf = dashboard.asOf();
    model.put("dashboard", dashboard);
    model.put("today", today);
    model.put("asOf", asOf);
    model.put("present", asOf.equals(today));
    model.put(
        "day", CohortDay.of(dashboard.cohort().startDay(), dashboard.cohort().endDay(), asOf));
    model.put("chart", BurnUpChart.of(dashboard.burnUp(), dashboard.projection()));
    model.put("map", ActivityMap.of(dashboard.activity(), dashboard.stages(), asOf));
    model.put("atRiskTotal", atRisk);
    model.put("waitingTotal", waiting);
    model.put("returns", returns);
    return model;
  }
}
