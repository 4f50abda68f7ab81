import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks (or with {@code apply} rewrites) the format of every Java file below a folder with
 * google-java-format, in one process. Exit code 1 lists the files that differ.
 */
class CheckFormat {

  private static final List<String> COMPILER_PACKAGES =
      List.of("api", "code", "file", "main", "parser", "tree", "util");

  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[1]);
    boolean apply = args[2].equals("apply");
    Path list = Files.createTempFile("java-files", ".txt");
    try (var files = Files.walk(root)) {
      Files.write(
          list,
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(file -> root.relativize(file).toString())
              .filter(
                  file ->
                      !file.contains("target" + File.separator) && !file.startsWith(".milepost"))
              .sorted()
              .toList());
    }
    var command =
        new ArrayList<String>(List.of(ProcessHandle.current().info().command().orElse("java")));
    for (String name : COMPILER_PACKAGES) {
      command.add("--add-exports=jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED");
    }
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1", "-cp", args[0], "com.google.googlejavaformat.java.Main"));
    command.addAll(apply ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    command.add("@" + list);
    int exit = new ProcessBuilder(command).directory(root.toFile()).inheritIO().start().waitFor();
    Files.delete(list);
    if (exit != 0) {
      System.err.println("The files above are not formatted. `./format` formats them.");
    }
    System.exit(exit);
  }
}
