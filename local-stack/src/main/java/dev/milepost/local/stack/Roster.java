package dev.milepost.local.stack;

import dev.milepost.local.process.PartProcess;
import dev.milepost.local.process.PartProcess.State;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Who runs in a home right now, as its supervisor wrote it down for other processes to read.
 *
 * @param supervisor the process that started all others and ends them when it ends
 * @param ready whether the start is complete
 */
public record Roster(ProcessIdentity supervisor, int portOffset, boolean ready, List<Entry> parts) {

  /**
   * One part.
   *
   * @param process its process, unless it has ended
   */
  public record Entry(
      String name, State state, Optional<ProcessIdentity> process, String url, Path log) {

    static Entry of(PartProcess part) {
      return new Entry(
          part.part().name(),
          part.state(),
          part.handle().map(ProcessIdentity::of),
          part.part().url(),
          part.log());
    }

    /** The state, corrected by whether the process is really there. */
    public State stateNow() {
      boolean runs = process.flatMap(ProcessIdentity::running).isPresent();
      return runs || state == State.DIED ? state : State.STOPPED;
    }
  }

  static Roster of(Addresses addresses, boolean ready, Collection<PartProcess> parts) {
    return new Roster(
        ProcessIdentity.of(ProcessHandle.current()),
        addresses.offset(),
        ready,
        parts.stream().map(Entry::of).toList());
  }

  /** What runs in {@code home}; empty when nothing does, also after a run that was cut off. */
  public static Optional<Roster> of(Home home) {
    try {
      return Optional.of(parse(Files.readString(fileIn(home)))).filter(Roster::anythingRuns);
    } catch (NoSuchFileException nothingRuns) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean anythingRuns() {
    return Stream.concat(
            Stream.of(supervisor), parts.stream().flatMap(part -> part.process.stream()))
        .anyMatch(process -> process.running().isPresent());
  }

  static Path fileIn(Home home) {
    return home.run().resolve("roster.properties");
  }

  String format() {
    var lines = new Properties();
    put(lines, "supervisor", supervisor);
    lines.setProperty("portOffset", Integer.toString(portOffset));
    lines.setProperty("ready", Boolean.toString(ready));
    for (int index = 0; index < parts.size(); index++) {
      Entry entry = parts.get(index);
      String key = "part." + index;
      lines.setProperty(key + ".name", entry.name());
      lines.setProperty(key + ".state", entry.state().name());
      lines.setProperty(key + ".url", entry.url());
      lines.setProperty(key + ".log", entry.log().toString());
      entry.process().ifPresent(process -> put(lines, key, process));
    }
    var text = new StringWriter();
    try {
      lines.store(text, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static Roster parse(String text) throws IOException {
    var lines = new Properties();
    lines.load(new StringReader(text));
    var parts = new ArrayList<Entry>();
    for (int index = 0; lines.containsKey("part." + index + ".name"); index++) {
      String key = "part." + index;
      parts.add(
          new Entry(
              lines.getProperty(key + ".name"),
              State.valueOf(lines.getProperty(key + ".state")),
              identity(lines, key),
              lines.getProperty(key + ".url"),
              Path.of(lines.getProperty(key + ".log"))));
    }
    return new Roster(
        identity(lines, "supervisor").orElseThrow(),
        Integer.parseInt(lines.getProperty("portOffset")),
        Boolean.parseBoolean(lines.getProperty("ready")),
        parts);
  }

  private static void put(Properties lines, String key, ProcessIdentity process) {
    lines.setProperty(key + ".pid", Long.toString(process.pid()));
    lines.setProperty(key + ".started", process.started().toString());
  }

  private static Optional<ProcessIdentity> identity(Properties lines, String key) {
    return Optional.ofNullable(lines.getProperty(key + ".pid"))
        .map(
            pid ->
                new ProcessIdentity(
                    Long.parseLong(pid), Instant.parse(lines.getProperty(key + ".started"))));
  }
}
