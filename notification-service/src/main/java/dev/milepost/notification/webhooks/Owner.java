package dev.milepost.notification.webhooks;

import java.util.List;
import java.util.UUID;

/** Whose endpoints are meant. */
public sealed interface Owner {

  /**
   * A person.
   *
   * @param learners that the person is, one at least; what is added is the first one's
   */
  record Person(List<UUID> learners) implements Owner {

    public Person {
      learners = List.copyOf(learners);
    }
  }

  /** Everybody who looks after a cohort. */
  record Everybody(UUID cohort) implements Owner {}
}
