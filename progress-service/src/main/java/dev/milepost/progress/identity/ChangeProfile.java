package dev.milepost.progress.identity;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person changes their own profile. */
@Component
class ChangeProfile {

  private final Persons persons;

  ChangeProfile(Persons persons) {
    this.persons = persons;
  }

  @Transactional
  public void change(Caller caller, ProfileChange wish) {
    persons.change(caller.personId(), wish::appliedTo);
  }
}
