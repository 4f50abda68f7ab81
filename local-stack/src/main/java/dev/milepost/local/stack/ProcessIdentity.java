package dev.milepost.local.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which process a file means. The pid alone would not do: the system uses it again.
 *
 * @param started to the precision of the system's clock ticks
 */
public record ProcessIdentity(long pid, Instant started) {

  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  static ProcessIdentity of(ProcessHandle process) {
    return new ProcessIdentity(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
  }

  /** The process, if it still runs. */
  public Optional<ProcessHandle> running() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::startedThen);
  }

  private boolean startedThen(ProcessHandle process) {
    Instant start = process.info().startInstant().orElse(Instant.EPOCH);
    return Duration.between(start, started).abs().compareTo(TOLERANCE) <= 0;
  }
}
