package dev.milepost.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the process that listens on a TCP port, from {@code /proc/net/tcp} (proc(5)): its second
 * column ends in the port in hexadecimal, its fourth is {@code 0A} for a listening socket, its
 * tenth is the inode that the owner's file descriptors link to. Only processes that this user may
 * look into are found.
 */
final class PortHolder {

  private PortHolder() {}

  static Optional<ProcessHandle> of(int port) {
    return inodeOf(port).flatMap(PortHolder::ownerOf);
  }

  private static Optional<String> inodeOf(int port) {
    String suffix = ":%04X".formatted(port);
    return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
        .flatMap(table -> linesOf(Path.of(table)).stream())
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns[1].endsWith(suffix) && columns[3].equals("0A"))
        .map(columns -> columns[9])
        .findFirst();
  }

  private static Optional<ProcessHandle> ownerOf(String inode) {
    String link = "socket:[" + inode + "]";
    return ProcessHandle.allProcesses().filter(process -> holds(process, link)).findFirst();
  }

  private static boolean holds(ProcessHandle process, String link) {
    Path descriptors = Path.of("/proc", Long.toString(process.pid()), "fd");
    try (var open = Files.list(descriptors)) {
      return open.anyMatch(descriptor -> link.equals(targetOf(descriptor)));
    } catch (IOException notOurs) {
      return false;
    }
  }

  private static String targetOf(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }

  private static List<String> linesOf(Path table) {
    try {
      return Files.readAllLines(table);
    } catch (IOException noSuchTable) {
      return List.of();
    }
  }
}
