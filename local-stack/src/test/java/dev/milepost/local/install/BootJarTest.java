package dev.milepost.local.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootJarTest {

  @TempDir Path root;
  private Path jar;

  @BeforeEach
  void buildAnExecutableJar() throws IOException {
    jar = Files.createDirectories(root.resolve("some-service/target")).resolve("some-1.jar");
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Name.MAIN_CLASS, "the.Launcher");
    manifest.getMainAttributes().putValue("Start-Class", "some.Service");
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      write("the/Launcher.class", "boot's own", out);
      write("BOOT-INF/classes/some/Service.class", "code", out);
      write("BOOT-INF/classes/application.yaml", "settings", out);
      write("BOOT-INF/lib/b-2.jar", "library b", out);
      write("BOOT-INF/lib/a-1.jar", "library a", out);
      write(
          "BOOT-INF/classpath.idx",
          "- \"BOOT-INF/lib/b-2.jar\"\n- \"BOOT-INF/lib/a-1.jar\"\n",
          out);
    }
  }

  @Test
  void theApplicationRunsFromItsOwnJarWithItsLibrariesInTheOrderOfTheIndex() throws IOException {
    BootJar.unpack(jar, root);

    try (var application = new JarFile(root.resolve("application.jar").toFile())) {
      var manifest = application.getManifest().getMainAttributes();
      assertThat(manifest.getValue(Name.MAIN_CLASS)).isEqualTo("some.Service");
      assertThat(manifest.getValue(Name.CLASS_PATH)).isEqualTo("lib/b-2.jar lib/a-1.jar");
      assertThat(application.stream().map(ZipEntry::getName))
          .containsExactlyInAnyOrder(
              "META-INF/MANIFEST.MF", "some/Service.class", "application.yaml");
    }
    assertThat(root.resolve("lib/a-1.jar")).hasContent("library a");
    assertThat(root.resolve("lib/b-2.jar")).hasContent("library b");
  }

  @Test
  void aJarIsUnpackedOnceForEachBuild() throws IOException {
    var checkout = new Checkout(root);
    Path apps = root.resolve("apps");

    BootApplication.unpacked(checkout, "some-service", apps);
    Path first = onlyFolderIn(apps);
    BootApplication.unpacked(checkout, "some-service", apps);
    assertThat(onlyFolderIn(apps)).isEqualTo(first);

    Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
    BootApplication.unpacked(checkout, "some-service", apps);
    assertThat(onlyFolderIn(apps)).isNotEqualTo(first);
  }

  @Test
  void theCacheIsUsedFromTheTrainingOn() throws IOException {
    var checkout = new Checkout(root);
    Path apps = root.resolve("apps");
    var application = BootApplication.unpacked(checkout, "some-service", apps);
    assertThat(application.program().flags()).noneMatch(flag -> flag.contains("AOTCache"));

    Files.writeString(onlyFolderIn(apps).resolve("application.aot.new"), "trained");
    application.keepCache();

    assertThat(application.program().flags())
        .contains("-XX:AOTCache=" + onlyFolderIn(apps).resolve("application.aot"));
  }

  private static Path onlyFolderIn(Path apps) throws IOException {
    try (var folders = Files.list(apps)) {
      var all = folders.toList();
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }

  private static void write(String name, String content, JarOutputStream out) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(content.getBytes(StandardCharsets.UTF_8));
  }
}
