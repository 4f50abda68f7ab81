package dev.milepost.local.postgres;

import dev.milepost.local.install.Folders;
import dev.milepost.local.process.StartFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Creates the data folder of a new PostgreSQL server: complete, or not at all. */
final class PostgresStorage {

  private final Path data;
  private final String superuser;

  PostgresStorage(Path data, String superuser) {
    this.data = data;
    this.superuser = superuser;
  }

  void create(Path programs) throws IOException {
    Path fresh = data.resolveSibling(data.getFileName() + ".new");
    Folders.delete(fresh);
    Files.createDirectories(fresh.getParent());
    Path password = Files.writeString(fresh.resolveSibling("postgres.password"), superuser);
    try {
      run(initdb(programs, fresh, password));
    } finally {
      Files.delete(password);
    }
    Files.move(fresh, data);
  }

  /** Byte order and UTF-8 in every locale, so that sorting is the same on every machine. */
  private List<String> initdb(Path programs, Path fresh, Path password) {
    var command = new ArrayList<>(PostgresPart.asUnprivileged());
    command.addAll(
        List.of(
            programs.resolve("initdb").toString(),
            "--pgdata=" + fresh,
            "--username=" + superuser,
            "--pwfile=" + password,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--locale=C.UTF-8",
            "--no-sync",
            "--no-instructions"));
    return command;
  }

  private static void run(List<String> command) throws IOException {
    Process initdb = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var printed = initdb.getInputStream()) {
      String words = new String(printed.readAllBytes(), StandardCharsets.UTF_8).strip();
      if (initdb.waitFor() != 0) {
        throw new StartFailure("PostgreSQL could not create its data folder: " + lastLine(words));
      }
    } catch (InterruptedException e) {
      initdb.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new StartFailure("The creation of PostgreSQL's data folder was interrupted.", e);
    }
  }

  private static String lastLine(String words) {
    return words.lines().filter(line -> !line.isBlank()).reduce((one, next) -> next).orElse("");
  }
}
