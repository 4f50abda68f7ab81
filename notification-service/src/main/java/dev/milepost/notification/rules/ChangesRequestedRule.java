package dev.milepost.notification.rules;

import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.rules.Finding.ChangesRequested;
import dev.milepost.state.MilestoneStatus;
import java.util.Optional;

/** A mentor has looked at what was handed in and asks for changes: told at once. */
public final class ChangesRequestedRule {

  /**
   * Empty when nothing is to be changed, or not any more.
   *
   * @param subject the milestone, a slash and the review's id
   */
  public Optional<ChangesRequested> finding(String subject, Moment moment) {
    ChangesRequested asked = ChangesRequested.of(subject);
    var place = moment.facts().course().outline().placeOf(asked.milestone());
    return place.isPresent()
            && moment.standing().status(place.getAsInt()) == MilestoneStatus.CHANGES_REQUESTED
        ? Optional.of(asked)
        : Optional.empty();
  }
}
