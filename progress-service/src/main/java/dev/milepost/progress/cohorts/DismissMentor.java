package dev.milepost.progress.cohorts;

import dev.milepost.edge.problem.Problem;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.Persons;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An admin takes somebody from the mentors of a cohort. */
@Component
public class DismissMentor {

  private final CohortAccess access;
  private final Persons persons;
  private final Mentorships mentorships;

  DismissMentor(CohortAccess access, Persons persons, Mentorships mentorships) {
    this.access = access;
    this.persons = persons;
    this.mentorships = mentorships;
  }

  /**
   * Changes nothing for who is no mentor of it.
   *
   * @param who e-mail address or person id
   * @throws Problem {@code not-allowed}, or {@code not-found} for a cohort that the organisation
   *     does not have
   */
  @Transactional
  public void dismiss(Caller caller, String slug, String who) {
    Cohort cohort = access.forAdmin(caller, slug);
    persons
        .named(cohort.organisation(), who)
        .ifPresent(person -> mentorships.remove(cohort.id(), person));
  }
}
