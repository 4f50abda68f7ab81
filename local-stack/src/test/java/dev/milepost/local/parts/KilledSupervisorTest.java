package dev.milepost.local.parts;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

import dev.milepost.local.install.JavaProgram;
import dev.milepost.local.postgres.PostgresPart;
import dev.milepost.local.process.PartProcess;
import dev.milepost.local.process.Ports;
import dev.milepost.local.process.Sentinel;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledSupervisorTest {

  @TempDir Path home;
  private final int port = Ports.free();

  @Test
  void postgresEndsWithItsKilledSupervisorAndKeepsWhatItCommitted() throws Exception {
    Process supervisor = startSupervisor();
    var pid = Long.parseLong(supervisor.inputReader().readLine());
    PostgresPart postgres = Supervised.server(home, port);
    execute("CREATE TABLE kept AS SELECT 'here' AS word", postgres);

    supervisor.destroyForcibly().waitFor();

    await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    try (var sentinel = Sentinel.post()) {
      var again = new PartProcess(postgres, home.resolve("again.log"), sentinel, changed -> {});
      again.start();
      assertThatNoException().isThrownBy(() -> execute("SELECT word FROM kept", postgres));
      again.kill();
    }
  }

  private Process startSupervisor() throws Exception {
    return new ProcessBuilder(
            JavaProgram.ofClass(System.getProperty("java.class.path"), Supervised.class.getName())
                .with("-XX:TieredStopAtLevel=1")
                .command(home.toString(), Integer.toString(port)))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void execute(String sql, PostgresPart postgres) throws SQLException {
    try (var connection =
            DriverManager.getConnection(postgres.urlOf("roadmap"), "roadmap", "roadmap");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
