package dev.milepost.progress.cohorts;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Problem;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.EmailAddress;
import dev.milepost.progress.identity.Newcomer;
import dev.milepost.progress.identity.Persons;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An admin makes somebody a mentor of a cohort. */
@Component
public class AppointMentor {

  private final CohortAccess access;
  private final Persons persons;
  private final Mentorships mentorships;

  AppointMentor(CohortAccess access, Persons persons, Mentorships mentorships) {
    this.access = access;
    this.persons = persons;
    this.mentorships = mentorships;
  }

  /**
   * Changes nothing for who is a mentor of it already. Somebody with an address that is not known
   * yet becomes a person, whose first log-in with that address will find the cohort.
   *
   * @param who e-mail address or person id
   * @throws Problem {@code not-allowed}, {@code not-found} for a cohort or id that the organisation
   *     does not have, {@code invalid-parameters} for what is neither address nor id
   */
  @Transactional
  public void appoint(Caller caller, String slug, String who) {
    Cohort cohort = access.forAdmin(caller, slug);
    mentorships.add(
        cohort.id(),
        persons.named(cohort.organisation(), who).orElseGet(() -> newPerson(cohort, who)));
  }

  private UUID newPerson(Cohort cohort, String who) {
    if (Persons.isId(who)) {
      throw Problem.notFound();
    }
    EmailAddress address =
        EmailAddress.read(who)
            .orElseThrow(
                () ->
                    new Problem(
                        EdgeProblems.INVALID_PARAMETERS,
                        "The path names the mentor by person id or by " + EmailAddress.RULE + "."));
    var present =
        persons.ensure(cohort.organisation(), List.of(Newcomer.known(address, cohort.zone())));
    return Objects.requireNonNull(present.byAddress().get(address.key()));
  }
}
