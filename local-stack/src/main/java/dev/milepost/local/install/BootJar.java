package dev.milepost.local.install;

import dev.milepost.local.process.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

/**
 * The executable jar of a Spring Boot application, laid out as Boot's reference says ("The
 * Executable Jar Format"). Unpacking it does what Boot's {@code -Djarmode=tools extract} does,
 * without a JVM for each jar: that took 1.5 CPU seconds a piece on the way to the first start.
 */
final class BootJar {

  private static final String CLASSES = "BOOT-INF/classes/";
  private static final String INDEX = "BOOT-INF/classpath.idx";

  private final JarFile jar;

  private BootJar(JarFile jar) {
    this.jar = jar;
  }

  /** Writes {@code application.jar}, whose class path is the {@code lib} folder beside it. */
  static void unpack(Path file, Path folder) throws IOException {
    try (var jar = new JarFile(file.toFile())) {
      var boot = new BootJar(jar);
      boot.writeLibraries(Files.createDirectories(folder.resolve("lib")));
      boot.writeApplication(folder.resolve("application.jar"));
    }
  }

  private void writeLibraries(Path lib) throws IOException {
    for (String entry : libraries()) {
      try (InputStream library = jar.getInputStream(jar.getEntry(entry))) {
        Files.copy(library, lib.resolve(nameOf(entry)));
      }
    }
  }

  private void writeApplication(Path file) throws IOException {
    try (var application = new JarOutputStream(Files.newOutputStream(file), manifest())) {
      for (var entry : jar.stream().filter(BootJar::isOwn).toList()) {
        application.putNextEntry(new ZipEntry(entry.getName().substring(CLASSES.length())));
        try (InputStream content = jar.getInputStream(entry)) {
          content.transferTo(application);
        }
      }
    }
  }

  private static boolean isOwn(ZipEntry entry) {
    return entry.getName().startsWith(CLASSES) && entry.getName().length() > CLASSES.length();
  }

  private Manifest manifest() throws IOException {
    var manifest = new Manifest(jar.getManifest());
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MAIN_CLASS, main.getValue("Start-Class"));
    main.put(
        Attributes.Name.CLASS_PATH,
        libraries().stream().map(entry -> "lib/" + nameOf(entry)).collect(Collectors.joining(" ")));
    return manifest;
  }

  /** The index lists the libraries in the order of the class path, one a line: {@code - "PATH"}. */
  private List<String> libraries() throws IOException {
    ZipEntry index = jar.getEntry(INDEX);
    if (index == null) {
      throw new StartFailure(
          "%s is no application of Spring Boot: its build was cut off, run mvn package."
              .formatted(jar.getName()));
    }
    try (InputStream lines = jar.getInputStream(index)) {
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceAll("^- \"|\"$", ""))
          .toList();
    }
  }

  private static String nameOf(String entry) {
    return entry.substring(entry.lastIndexOf('/') + 1);
  }
}
