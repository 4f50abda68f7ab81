package dev.milepost.notification.ledger;

import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.MentorDigest;
import dev.milepost.notification.rules.ReviewsWaiting;
import dev.milepost.notification.rules.Rule;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes findings as the ledger's facts and reads them back; the rule says which kind it is. */
@Component
public class FindingFormat {

  private final JsonMapper json;

  FindingFormat(JsonMapper json) {
    this.json = json;
  }

  public String write(Finding finding) {
    return json.writeValueAsString(finding);
  }

  /** The facts as the ledger has them. */
  public JsonNode tree(Finding finding) {
    return json.valueToTree(finding);
  }

  public Finding read(Rule rule, String facts) {
    return json.readValue(facts, kind(rule));
  }

  public Finding read(Rule rule, JsonNode facts) {
    return json.treeToValue(facts, kind(rule));
  }

  private static Class<? extends Finding> kind(Rule rule) {
    return switch (rule) {
      case WELCOME -> Finding.Welcome.class;
      case MILESTONE_DUE_SOON -> Finding.MilestonesDueSoon.class;
      case STAGE_DUE_SOON -> Finding.StageDueSoon.class;
      case OVERDUE -> Finding.Overdue.class;
      case PLAN_DEFICIT -> Finding.PlanDeficit.class;
      case STREAK_AT_RISK -> Finding.StreakAtRisk.class;
      case CHANGES_REQUESTED -> Finding.ChangesRequested.class;
      case SILENCE -> Finding.Silence.class;
      case STAGE_COMPLETED -> Finding.StageCompleted.class;
      case ROADMAP_COMPLETED -> Finding.RoadmapCompleted.class;
      case MENTOR_WROTE -> Finding.MentorWrote.class;
      case WEEKLY_DIGEST -> Finding.Digest.class;
      case REVIEW_WAITING -> ReviewsWaiting.class;
      case MENTOR_DIGEST -> MentorDigest.class;
    };
  }
}
