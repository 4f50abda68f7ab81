package dev.milepost.notification.endpoints;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.cohorts.CohortsOf;
import dev.milepost.notification.knowledge.Addresses;
import dev.milepost.notification.webhooks.Owner;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whose endpoints somebody may see and change. */
@Component
class Owners {

  private final Addresses addresses;
  private final CohortsOf cohorts;

  Owners(Addresses addresses, CohortsOf cohorts) {
    this.addresses = addresses;
    this.cohorts = cohorts;
  }

  /**
   * One's own.
   *
   * @throws Problem {@code not-found} for who is not known here by a verified address
   */
  Owner.Person person(SignedIn who) {
    List<UUID> learners = addresses.learnersOf(who).stream().sorted().toList();
    if (learners.isEmpty()) {
      throw Problem.notFound();
    }
    return new Owner.Person(learners);
  }

  /**
   * Those of everybody who looks after a cohort: for its mentors and for admins.
   *
   * @throws Problem {@code not-found} for everybody else
   */
  Owner.Everybody everybody(SignedIn who, String slug) {
    return new Owner.Everybody(cohorts.named(who, slug).id());
  }
}
