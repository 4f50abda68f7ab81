package dev.milepost.progress.projecting;

import dev.milepost.progress.histories.Histories;
import dev.milepost.progress.pace.Plan;
import dev.milepost.progress.projecting.EnrolmentRows.Row;
import dev.milepost.progress.projecting.ProjectionTables.Advance;
import dev.milepost.state.MilestoneHistory;
import dev.milepost.state.Outline;
import dev.milepost.state.Standing;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Carries what was done on one version of a roadmap over to another, by the milestones' keys. What
 * a milestone's events amount to is told anew, since one version may ask for a review and another
 * not. Activity is what it was: what a learner did was done, whatever the version says of it. Comes
 * to what folding the whole log by the other version comes to. Free of SQL.
 */
final class CarryOver {

  private final Outline to;

  CarryOver(Outline to) {
    this.to = to;
  }

  /**
   * @param whole the enrolment as it stands, with nothing of its histories put away
   * @param plan its plan for the other version
   * @param others what the log holds of milestones, by key, that its present version lacks
   */
  Advance carry(Row whole, Plan plan, Map<String, MilestoneHistory> others) {
    Progress before = whole.progress();
    Outline from = whole.facts().outline();
    Standing standing = Standing.atTheStart(to);
    var histories = new TreeMap<Integer, MilestoneHistory>();
    for (int place = 0; place < to.size(); place++) {
      String key = to.milestone(place).key();
      OptionalInt known = from.placeOf(key);
      MilestoneHistory history =
          known.isPresent()
              ? before.histories().at(known.getAsInt())
              : others.getOrDefault(key, MilestoneHistory.NONE);
      if (!history.equals(MilestoneHistory.NONE)) {
        histories.put(place, history);
        standing = standing.with(place, history.state(to.milestone(place).review()).status());
      }
    }
    var after =
        new Progress(
            standing, Histories.NONE.with(histories), before.activeDays(), before.events());
    var facts = whole.facts().movedTo(to, plan);
    return Advance.of(whole, new EnrolmentFold(facts, after, after.histories()));
  }
}
