package dev.milepost.local.parts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a Java program that runs on the same JDK as this one.
 *
 * @param flags for the JVM, in addition to those that suit every small local process
 */
record JavaProgram(List<String> flags, String classPath, String mainClass, List<String> arguments) {

  private static final List<String> SMALL =
      List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Dfile.encoding=UTF-8");

  List<String> command() {
    var command = new ArrayList<String>();
    command.add(java().toString());
    command.addAll(SMALL);
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath, mainClass));
    command.addAll(arguments);
    return command;
  }

  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }
}
