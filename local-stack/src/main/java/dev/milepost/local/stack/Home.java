package dev.milepost.local.stack;

import dev.milepost.local.install.Folders;
import dev.milepost.local.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder with all that a local stack keeps.
 *
 * <pre>
 * postgres/ kafka/ mail/ issuer/ clock   data, which survive down and up
 * oulad.json                             what was imported, as long as the data live
 * logs/                                  what each part printed
 * run/                                   who runs right now
 * apps/ cache/                           unpacked programs, made anew when missing
 * </pre>
 */
public record Home(Path folder) {

  private static final List<String> DATA =
      List.of("postgres", "kafka", "mail", "issuer", "clock", "oulad.json");
  private static final long ENOUGH_BYTES = 600L << 20;

  public Home {
    folder = folder.toAbsolutePath().normalize();
  }

  public Path logs() {
    return folder.resolve("logs");
  }

  public Path log(String part) {
    return logs().resolve(part + ".log");
  }

  public Path clock() {
    return folder.resolve("clock");
  }

  public Path importRecord() {
    return folder.resolve("oulad.json");
  }

  Path run() {
    return folder.resolve("run");
  }

  Path apps() {
    return folder.resolve("apps");
  }

  Path cache() {
    return folder.resolve("cache");
  }

  /**
   * @throws StartFailure when the folder cannot be made or its disk is nearly full
   */
  void prepare() {
    try {
      Files.createDirectories(run());
      Files.createDirectories(logs());
      long free = Files.getFileStore(folder).getUsableSpace();
      if (free < ENOUGH_BYTES) {
        throw new StartFailure(
            "Only %d MB are free on the disk of %s; Milepost needs %d MB."
                .formatted(free >> 20, folder, ENOUGH_BYTES >> 20));
      }
    } catch (IOException e) {
      throw new StartFailure("The folder %s cannot be created or written to.".formatted(folder), e);
    }
  }

  /**
   * Deletes all data, so that the next start begins anew.
   *
   * @throws StartFailure when a stack runs on them
   */
  public void deleteData() {
    if (Roster.of(this).flatMap(roster -> roster.supervisor().running()).isPresent()) {
      throw alreadyRuns();
    }
    try {
      for (String name : DATA) {
        Folders.delete(folder.resolve(name));
      }
    } catch (IOException e) {
      throw new StartFailure("The old data could not be deleted: %s.".formatted(e.getMessage()), e);
    }
  }

  StartFailure alreadyRuns() {
    return new StartFailure(
        "Milepost already runs in %s: ./milepost status tells more, ./milepost down stops it."
            .formatted(folder));
  }
}
