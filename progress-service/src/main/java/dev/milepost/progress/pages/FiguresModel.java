package dev.milepost.progress.pages;

import dev.milepost.progress.dashboard.Dashboard;
import dev.milepost.progress.dashboard.Dashboard.Attention;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the fragments of {@code progress/figures.html} show, on a page and live.
 *
 * @param variables by the names that the template knows them by
 * @param parts what changes with a milestone, in pieces as small as what mostly changes alone
 */
public record FiguresModel(Map<String, Object> variables, List<Part> parts) {

  private static final Attention NOBODY_WAITS = new Attention(0, 0);

  /**
   * One element of a page.
   *
   * @param name of this one alone
   * @param fragment of the template, which all elements of a kind share
   * @param shown all that it follows from: the same gives the same element in a language
   * @param variables that only it has
   */
  public record Part(String name, String fragment, Object shown, Map<String, Object> variables) {}

  /**
   * @param today in the cohort's zone
   */
  public static FiguresModel of(Dashboard dashboard, LocalDate today) {
    LocalDate asOf = dashboard.asOf();
    var day = CohortDay.of(dashboard.cohort().startDay(), dashboard.cohort().endDay(), asOf);
    var chart = BurnUpChart.of(dashboard.burnUp(), dashboard.projection());
    var map = ActivityMap.of(dashboard.activity(), dashboard.stages(), asOf);
    Attention attention = dashboard.attention() == null ? NOBODY_WAITS : dashboard.attention();
    var variables = new HashMap<String, Object>();
    variables.put("dashboard", dashboard);
    variables.put("today", today);
    variables.put("asOf", asOf);
    variables.put("present", asOf.equals(today));
    variables.put("day", day);
    variables.put("chart", chart);
    variables.put("map", map);
    variables.put("atRiskTotal", attention.mayNeedHelp());
    variables.put("waitingTotal", attention.waiting());
    return new FiguresModel(variables, parts(dashboard, day, chart, map, attention));
  }

  private static List<Part> parts(
      Dashboard dashboard, CohortDay day, BurnUpChart chart, ActivityMap map, Attention attention) {
    var line = dashboard.headline();
    var parts = new ArrayList<Part>();
    parts.add(part("cards", line, dashboard.returns()));
    parts.add(part("drawing", chart, line.milestonesDone(), line.milestonesPlanned()));
    parts.add(part("range", dashboard.projection(), day));
    parts.add(part("weeks", chart.weeks()));
    chart
        .days()
        .forEach(some -> parts.add(oneOfMany("days", some.place(), some, Map.of("days", some))));
    parts.add(part("stages", dashboard.stages()));
    parts.add(part("funnel", dashboard.stages(), line.enrolled(), dashboard.asOf()));
    parts.add(part("months", map.months()));
    map.columns()
        .forEach(one -> parts.add(oneOfMany("column", one.place(), one, Map.of("column", one))));
    map.weeks().forEach(one -> parts.add(oneOfMany("week", one.place(), one, Map.of("week", one))));
    parts.add(part("at-risk", attention.mayNeedHelp()));
    parts.add(part("waiting", attention.waiting()));
    return parts;
  }

  private static Part part(String name, @Nullable Object... shown) {
    return new Part(name, name, Arrays.asList(shown), Map.of());
  }

  private static Part oneOfMany(
      String fragment, int place, Object shown, Map<String, Object> variables) {
    return new Part(fragment + "-" + place, fragment, shown, variables);
  }
}
