package dev.milepost.local.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** One part of the system that runs as a process: how to start it and how to tell that it works. */
public interface Part {

  /** Unique in a stack, as typed at the command line: {@code progress-service}. */
  String name();

  /** The loopback ports that the part listens on; they must be free before it starts. */
  List<Integer> ports();

  /** Where a person or a client finds the part. */
  String url();

  /**
   * Prepares on disk what the process needs and says how to start it. Called before every start.
   *
   * @throws StartFailure when something is missing that the person has to provide
   */
  Launch prepare() throws IOException;

  /** Whether the started process does its work by now. Asked again and again; answers promptly. */
  boolean answers();

  /** Called once the process answers, before the part counts as ready. */
  default void onceAnswering() {}

  /** How long a start may take on a slow machine before it counts as failed. */
  default Duration patience() {
    return Duration.ofSeconds(60);
  }

  /** The signal that asks the process to end in good order. */
  default String stopSignal() {
    return "TERM";
  }
}
