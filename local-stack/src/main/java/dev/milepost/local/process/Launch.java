package dev.milepost.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How to start a process.
 *
 * @param environment added to the environment of the starting process
 */
public record Launch(List<String> command, Map<String, String> environment, Path workingFolder) {

  public Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
