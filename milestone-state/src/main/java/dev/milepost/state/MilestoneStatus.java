package dev.milepost.state;

import java.util.Arrays;

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
    return Arrays.stream(values())
        .filter(status -> status.letter == letter)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no milestone status '" + letter + "'"));
  }
}
