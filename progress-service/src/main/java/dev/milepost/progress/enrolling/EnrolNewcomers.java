package dev.milepost.progress.enrolling;

import dev.milepost.edge.problem.Fault;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.identity.Persons;
import dev.milepost.progress.identity.Persons.Present;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Enrols whoever is named by an address, and makes them persons where they are none yet. */
@Component
class EnrolNewcomers {

  private final Persons persons;
  private final EnrolPersons enrol;

  EnrolNewcomers(Persons persons, EnrolPersons enrol) {
    this.persons = persons;
    this.enrol = enrol;
  }

  /**
   * Sets about all wishes. Ids that were asked for and belong to somebody else are told as clashes;
   * the caller then rolls back.
   *
   * @param cohort held still by the transaction
   * @param wishes with distinct addresses
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Result enrol(Cohort cohort, List<EnrolmentWish> wishes) {
    Present present =
        persons.ensure(
            cohort.organisation(), wishes.stream().map(EnrolmentWish::newcomer).toList());
    var clashes = new LinkedHashMap<EnrolmentWish, Fault>();
    var byPerson = new HashMap<UUID, EnrolmentDates>();
    for (EnrolmentWish wish : wishes) {
      UUID person = present.byAddress().get(wish.address());
      if (person == null) {
        clashes.put(wish, new Fault("/learnerId", "an id that is not another person's"));
      } else if (wish.learnerId() != null && !wish.learnerId().equals(person)) {
        clashes.put(wish, new Fault("/learnerId", "the id of the person with this address"));
      } else {
        byPerson.put(person, wish.dates());
      }
    }
    Map<UUID, Enrolled> enrolled = enrol.enrol(cohort, byPerson);
    var inOrder = new ArrayList<Enrolled>(wishes.size());
    for (EnrolmentWish wish : wishes) {
      if (!clashes.containsKey(wish)) {
        Enrolled one = enrolled.get(present.byAddress().get(wish.address()));
        if (one == null || isOther(wish, one)) {
          clashes.put(
              wish,
              new Fault("/enrolmentId", "an id that is not another enrolment's, nor a second one"));
        } else {
          inOrder.add(one);
        }
      }
    }
    return new Result(inOrder, present.made().size(), clashes);
  }

  private static boolean isOther(EnrolmentWish wish, Enrolled enrolled) {
    UUID asked = wish.dates().id();
    return asked != null && !asked.equals(enrolled.enrolment());
  }

  /**
   * @param enrolled in the order of the wishes, without those that clash
   * @param newPersons how many were made
   * @param clashes what would be right, by wish
   */
  record Result(List<Enrolled> enrolled, int newPersons, Map<EnrolmentWish, Fault> clashes) {}
}
