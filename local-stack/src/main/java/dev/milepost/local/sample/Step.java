package dev.milepost.local.sample;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A milestone of the sample cohort's roadmap, in the roadmap's order.
 *
 * @param dueDay about when it is due, in days from the cohort's start
 * @param needsEvidence whether it is handed in with a link
 * @param review whether a mentor judges it
 */
record Step(String key, boolean required, int dueDay, boolean needsEvidence, boolean review) {

  private static final int DAYS_PER_WEEK = 7;

  /**
   * Lays the milestones out over their stages' weeks by their hours.
   *
   * @param roadmap in the authoring format
   */
  static List<Step> of(JsonNode roadmap) {
    var steps = new ArrayList<Step>();
    int start = 0;
    for (JsonNode stage : roadmap.path("stages")) {
      int days = stage.path("weeks").asInt(1) * DAYS_PER_WEEK;
      double all = stage.path("milestones").valueStream().mapToDouble(Step::hours).sum();
      double before = 0;
      for (JsonNode milestone : stage.path("milestones")) {
        before += hours(milestone);
        int due = start + (int) Math.ceil(before / Math.max(all, 1) * days) - 1;
        steps.add(of(milestone, Math.max(start, due)));
      }
      start += days;
    }
    return steps;
  }

  private static Step of(JsonNode milestone, int dueDay) {
    return new Step(
        milestone.path("key").asString(""),
        milestone.path("required").asBoolean(true),
        dueDay,
        milestone.path("evidence").asString("").equals("required"),
        milestone.path("review").asBoolean(false));
  }

  private static double hours(JsonNode milestone) {
    return milestone.path("hours").asDouble(1);
  }
}
