package dev.milepost.benchmarks.machine;

import java.time.Duration;

/**
 * One line of {@code /proc/PID/stat} (proc(5)), as far as it tells of processor time. That of a
 * thread looks the same.
 *
 * @param name what it calls itself, cut to 15 characters
 * @param parent the pid of the parent
 * @param own what the process has used itself, in user and system mode
 * @param ofEnded what those of its descendants have used that ended and were waited for
 */
record ProcessTimes(long pid, String name, long parent, Duration own, Duration ofEnded) {

  /** USER_HZ, which Linux shows to programs on every architecture that Milepost runs on. */
  private static final int TICKS_A_SECOND = 100;

  private static final int PARENT = 1;
  private static final int USER = 11;
  private static final int SYSTEM = 12;
  private static final int ENDED_USER = 13;
  private static final int ENDED_SYSTEM = 14;

  /** The second field is the program's name in brackets, which may itself hold any character. */
  static ProcessTimes parse(String line) {
    int nameEnds = line.lastIndexOf(')');
    String[] fields = line.substring(nameEnds + 2).split(" ", -1);
    return new ProcessTimes(
        Long.parseLong(line.substring(0, line.indexOf(' '))),
        line.substring(line.indexOf('(') + 1, nameEnds),
        Long.parseLong(fields[PARENT]),
        ticks(fields[USER]).plus(ticks(fields[SYSTEM])),
        ticks(fields[ENDED_USER]).plus(ticks(fields[ENDED_SYSTEM])));
  }

  Duration all() {
    return own.plus(ofEnded);
  }

  private static Duration ticks(String count) {
    return Duration.ofMillis(Long.parseLong(count) * 1_000 / TICKS_A_SECOND);
  }
}
