package dev.milepost.local.install;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Java program that can be run as a process, on the same JDK as this one.
 *
 * @param flags for the JVM
 * @param entry what to run: {@code -cp PATH MAIN} or {@code -jar FILE}
 */
public record JavaProgram(List<String> flags, List<String> entry) {

  private static final List<String> SMALL =
      List.of(
          "-XX:+UseSerialGC",
          // Half of the heap for what is new: a batch of events lives for a moment and is gone.
          "-XX:NewRatio=1",
          "-XX:+UseCompactObjectHeaders",
          "-XX:+ExitOnOutOfMemoryError",
          "-Dfile.encoding=UTF-8",
          "-Duser.timezone=UTC");

  public JavaProgram {
    flags = List.copyOf(flags);
    entry = List.copyOf(entry);
  }

  /** Runs a main class, with flags that suit a small local process. */
  public static JavaProgram ofClass(String classPath, String mainClass) {
    return new JavaProgram(SMALL, List.of("-cp", classPath, mainClass));
  }

  /** Runs an executable jar, with flags that suit a small local process. */
  public static JavaProgram ofJar(Path jar) {
    return new JavaProgram(SMALL, List.of("-jar", jar.toString()));
  }

  public JavaProgram with(String... moreFlags) {
    return new JavaProgram(Stream.concat(flags.stream(), Stream.of(moreFlags)).toList(), entry);
  }

  public List<String> command(String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(entry);
    command.addAll(List.of(arguments));
    return command;
  }
}
