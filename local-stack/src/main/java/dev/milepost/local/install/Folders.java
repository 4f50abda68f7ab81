package dev.milepost.local.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

/** Whole folders: deleted, or put in place in one step. */
public final class Folders {

  private Folders() {}

  /** Deletes {@code folder} with all that is in it; nothing happens when there is none. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /**
   * Puts the complete folder {@code fresh} at {@code place}, so that nobody ever sees it half
   * filled. When another process was faster, its folder stays and {@code fresh} is deleted.
   */
  public static void publish(Path fresh, Path place) throws IOException {
    try {
      Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      delete(fresh);
      if (!Files.exists(place)) {
        throw e;
      }
    }
  }
}
