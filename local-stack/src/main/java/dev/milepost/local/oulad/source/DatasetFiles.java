package dev.milepost.local.oulad.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The dataset's files: {@code NAME.csv} or {@code NAME.csv.gz}, in a folder or in the zip as its
 * authors publish it, at most two folders down, in upper or lower case.
 */
final class DatasetFiles implements Closeable {

  private static final int DEPTH = 3;

  private final Path root;
  private final @Nullable FileSystem archive;

  private DatasetFiles(Path root, @Nullable FileSystem archive) {
    this.root = root;
    this.archive = archive;
  }

  /**
   * @throws DatasetFault when {@code path} is neither a folder nor a zip
   */
  static DatasetFiles in(Path path) {
    if (Files.isDirectory(path)) {
      return new DatasetFiles(path, null);
    }
    if (!Files.isRegularFile(path)) {
      throw new DatasetFault("There is no folder and no zip file %s.".formatted(path));
    }
    try {
      FileSystem archive = FileSystems.newFileSystem(path);
      return new DatasetFiles(archive.getPath("/"), archive);
    } catch (IOException | java.nio.file.ProviderNotFoundException e) {
      throw new DatasetFault("%s is no folder and no zip file.".formatted(path), e);
    }
  }

  /**
   * @param name such as {@code studentAssessment}
   * @throws DatasetFault when there is no such file
   */
  InputStream open(String name) throws IOException {
    String plain = name.toLowerCase(Locale.ROOT) + ".csv";
    Path file =
        find(plain)
            .or(() -> find(plain + ".gz"))
            .orElseThrow(
                () ->
                    new DatasetFault(
                        "%s holds no %s.csv and no %s.csv.gz.".formatted(root, name, name)));
    InputStream bytes = Files.newInputStream(file);
    return nameOf(file).endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
  }

  private Optional<Path> find(String name) {
    try (Stream<Path> files = Files.walk(root, DEPTH)) {
      return files.filter(file -> nameOf(file).equals(name)).findFirst();
    } catch (IOException e) {
      throw new DatasetFault("%s cannot be read: %s.".formatted(root, e.getMessage()), e);
    }
  }

  private static String nameOf(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() throws IOException {
    if (archive != null) {
      archive.close();
    }
  }
}
