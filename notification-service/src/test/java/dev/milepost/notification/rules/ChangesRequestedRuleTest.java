package dev.milepost.notification.rules;

import static dev.milepost.events.MilestoneEventType.CHANGES_REQUESTED;
import static dev.milepost.events.MilestoneEventType.SUBMITTED;
import static dev.milepost.notification.enrolment.Facts.day;
import static dev.milepost.notification.enrolment.Facts.morning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.notification.enrolment.Facts;
import dev.milepost.notification.rules.Finding.ChangesRequested;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChangesRequestedRuleTest {

  private static final UUID REVIEW = new UUID(5, 5);
  private static final String SUBJECT = ChangesRequested.subject("model", REVIEW);

  private final ChangesRequestedRule rule = new ChangesRequestedRule();

  private static Facts sentBack() {
    return new Facts()
        .event("model", SUBMITTED, day(20), false)
        .reviewed("model", CHANGES_REQUESTED, day(21));
  }

  @Test
  void itNamesTheMilestoneAndTheReview() {
    assertThat(rule.finding(SUBJECT, sentBack().at(morning(day(22)))))
        .contains(new ChangesRequested("model", REVIEW));
  }

  @Test
  void whatWasHandedInAgainNeedsNoChanges() {
    var again = sentBack().event("model", SUBMITTED, day(22), false);
    assertThat(rule.finding(SUBJECT, again.at(morning(day(23))))).isEmpty();
  }

  @Test
  void aMilestoneThatTheRoadmapDoesNotHaveIsNotSpokenOf() {
    assertThat(
            rule.finding(
                ChangesRequested.subject("other", REVIEW), sentBack().at(morning(day(22)))))
        .isEmpty();
  }
}
