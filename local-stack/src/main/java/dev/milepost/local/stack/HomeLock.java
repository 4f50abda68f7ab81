package dev.milepost.local.stack;

import dev.milepost.local.process.PartProcess;
import dev.milepost.local.process.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Lets one stack run in a home at a time, and keeps its {@link Roster} up to date. The system frees
 * the lock when the process ends, however it ends. Thread-safe.
 */
final class HomeLock {

  private final FileChannel channel;
  private final Path roster;
  private final Addresses addresses;
  private boolean ready;

  private HomeLock(FileChannel channel, Path roster, Addresses addresses) {
    this.channel = channel;
    this.roster = roster;
    this.addresses = addresses;
  }

  /**
   * @throws StartFailure when a stack runs in this home already
   */
  static HomeLock take(Home home, Addresses addresses) {
    try {
      var channel =
          FileChannel.open(
              home.run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw home.alreadyRuns();
      }
      return new HomeLock(channel, Roster.fileIn(home), addresses);
    } catch (IOException e) {
      throw new StartFailure(
          "The folder %s cannot be used: %s.".formatted(home.folder(), e.getMessage()), e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException byThisVeryProcess) {
      return null;
    }
  }

  synchronized void record(Collection<PartProcess> parts, boolean complete) {
    ready |= complete;
    if (!channel.isOpen()) {
      return;
    }
    try {
      Path fresh = roster.resolveSibling("roster.new");
      Files.writeString(fresh, Roster.of(addresses, ready, parts).format());
      Files.move(fresh, roster, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void release() {
    try {
      Files.deleteIfExists(roster);
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
