package dev.milepost.edge.signin;

import dev.milepost.edge.problem.Problem;

/**
 * Those who run the services: the admins of one organisation, {@code main} unless {@code
 * milepost.operators} names another. What a service holds of all organisations at once is theirs
 * alone; an admin of another organisation has no part in it.
 */
public final class Operators {

  private final String organisation;

  Operators(String organisation) {
    this.organisation = organisation;
  }

  /**
   * @throws Problem {@code not-allowed} for who is none of them
   */
  public void require(SignedIn who) {
    if (!who.admin() || !who.organisation().equals(organisation)) {
      throw Problem.notAllowed();
    }
  }
}
