package dev.milepost.state;

/** How far one learner is with one milestone. */
public enum MilestoneStatus {
  OPEN('o'),
  STARTED('s'),
  /** Handed in, and a mentor's review is awaited. */
  SUBMITTED('r'),
  /** A mentor sent the last submission back. */
  CHANGES_REQUESTED('c'),
  DONE('d');

  private final char letter;

  MilestoneStatus(char letter) {
    this.letter = letter;
  }

  /** One letter, for the status line of an enrolment. */
  public char letter() {
    return letter;
  }

  public static MilestoneStatus of(char letter) {
    return switch (letter) {
      case 'o' -> OPEN;
      case 's' -> STARTED;
      case 'r' -> SUBMITTED;
      case 'c' -> CHANGES_REQUESTED;
      case 'd' -> DONE;
      default -> throw new IllegalArgumentException("no milestone status '" + letter + "'");
    };
  }
}
