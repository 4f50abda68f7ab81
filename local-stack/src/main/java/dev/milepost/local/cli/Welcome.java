package dev.milepost.local.cli;

import dev.milepost.local.stack.Addresses;

/** What a newcomer sees once everything is ready. */
final class Welcome {

  private Welcome() {}

  static String to(Addresses at) {
    return """

      Dashboards   %1$s/progress
      Roadmaps     %1$s/roadmaps
      Mails        %2$s
      Issuer       %3$s

    Log in with the password milepost as
      learner@milepost.example   Lena Learner, who posts milestones and gets mail
      mentor@milepost.example    Max Mentor, who leads the sample cohort
      admin@milepost.example     Ada Admin, who may do everything
      newcomer@milepost.example  Nora Newcomer, who is in no cohort yet

    Try next
      ./milepost token learner          prints a token for curl
      ./milepost clock +3d              makes it three days later: read the reminders in Mails
      ./milepost logs -f progress-service
      ./milepost down                   stops everything; data stay in .milepost/

    """
        .formatted(at.publicUrl(), at.mails(), at.issuer());
  }
}
