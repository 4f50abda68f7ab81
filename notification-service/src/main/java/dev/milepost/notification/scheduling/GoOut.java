package dev.milepost.notification.scheduling;

import dev.milepost.notification.enrolment.CohortMoment;
import dev.milepost.notification.enrolment.Moments;
import dev.milepost.notification.ledger.Decision;
import dev.milepost.notification.policy.Assessment;
import dev.milepost.notification.policy.HeldBack;
import dev.milepost.notification.policy.Recipient;
import dev.milepost.notification.policy.Wishes;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Finding.AboutCohort;
import java.util.List;
import java.util.Optional;

/**
 * What goes out on a way beside e-mail of what was decided on for e-mail. Limits are e-mail's
 * alone, and so is the digest: what is too much for a day there does no harm where nobody is
 * interrupted. What is held back for any other reason is so everywhere. Writes nothing.
 */
final class GoOut {

  private final Assessment assessment;

  GoOut(Assessment assessment) {
    this.assessment = assessment;
  }

  /**
   * What is told of each, in their order; empty for what is not.
   *
   * @param decided of one moment and enrolment, one at least
   */
  List<Optional<Finding>> of(List<Decision> decided, Moments moments, Wishes wishes) {
    return assessment
        .assessTogether(
            decided.stream().map(Decision::finding).toList(),
            moments,
            decided.getFirst().times(),
            withoutLimits(wishes))
        .stream()
        .map(assessed -> told(assessed.finding(), assessed.heldBack()))
        .toList();
  }

  /** The same for what somebody who looks after a cohort is told of it at one moment. */
  List<AboutCohort> of(List<AboutCohort> found, CohortMoment now, Wishes wishes) {
    return assessment.assessTogether(found, now, withoutLimits(wishes)).stream()
        .flatMap(assessed -> told(assessed.finding(), assessed.heldBack()).stream())
        .toList();
  }

  private static <F extends Finding> Optional<F> told(F finding, Optional<HeldBack> heldBack) {
    return heldBack.map(HeldBack::folds).orElse(true) ? Optional.of(finding) : Optional.empty();
  }

  private static Recipient withoutLimits(Wishes wishes) {
    return new Recipient(wishes, true, false, List.of(), false);
  }
}
