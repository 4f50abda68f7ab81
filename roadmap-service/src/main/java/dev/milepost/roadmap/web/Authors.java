package dev.milepost.roadmap.web;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;

/** Who may write roadmaps: admins, each for the own organisation. */
final class Authors {

  private Authors() {}

  /**
   * @throws Problem {@code not-allowed}
   */
  static void check(SignedIn who) {
    if (!who.admin()) {
      throw Problem.notAllowed();
    }
  }
}
