package dev.milepost.roadmap.web;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;

/** Who may write roadmaps: admins, each for the own organisation. */
public final class Authors {

  private Authors() {}

  /**
   * @throws Problem {@code not-allowed}
   */
  public static void check(SignedIn who) {
    if (!who.admin()) {
      throw Problem.notAllowed();
    }
  }
}
