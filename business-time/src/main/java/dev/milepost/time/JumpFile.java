package dev.milepost.time;

import dev.milepost.time.BusinessClock.Jump;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * The jumps of the local stack's business time, kept in a file that all services read: one line a
 * jump, oldest first, {@code <system time, ISO instant> <total shift, ISO duration>}. Only ever
 * appended to. A missing file means no jump. The file is read again when its time or size has
 * changed, and looked at no more than ten times a second.
 */
public final class JumpFile implements Supplier<List<Jump>> {

  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final Path file;
  private final Clock system;
  private volatile Reading reading =
      new Reading(Instant.EPOCH, FileTime.fromMillis(-1), -1, List.of());

  public JumpFile(Path file, Clock system) {
    this.file = file;
    this.system = system;
  }

  /**
   * Moves business time forward by {@code distance} and returns the new total shift.
   *
   * @throws IllegalArgumentException when {@code distance} is not positive: business time never
   *     goes back, since what was decided at a moment cannot be undecided
   */
  public synchronized Duration jump(Duration distance) {
    if (!distance.isPositive()) {
      throw new IllegalArgumentException("business time only goes forward, not by " + distance);
    }
    List<Jump> before = read();
    Duration total =
        (before.isEmpty() ? Duration.ZERO : before.getLast().totalShift()).plus(distance);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          file,
          system.instant() + " " + total + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return total;
  }

  @Override
  public List<Jump> get() {
    Instant now = system.instant();
    Reading last = reading;
    if (now.isBefore(last.lookedAt().plus(LOOK_EVERY))) {
      return last.jumps();
    }
    try {
      FileTime changed =
          Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0);
      long size = Files.exists(file) ? Files.size(file) : 0;
      boolean same = changed.equals(last.changed()) && size == last.size();
      reading = new Reading(now, changed, size, same ? last.jumps() : read());
      return reading.jumps();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Jump> read() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (var lines = Files.lines(file)) {
      return lines
          .map(line -> line.split(" "))
          .map(parts -> new Jump(Instant.parse(parts[0]), Duration.parse(parts[1])))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Reading(Instant lookedAt, FileTime changed, long size, List<Jump> jumps) {}
}
