package dev.milepost.local.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.local.install.Checkout;
import dev.milepost.local.postgres.PostgresPart;
import dev.milepost.local.process.Part;
import dev.milepost.local.process.PartProcess;
import dev.milepost.local.process.PartProcess.State;
import dev.milepost.local.process.Ports;
import dev.milepost.local.process.Sentinel;
import dev.milepost.local.process.StartFailure;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealPartsOnThisMachineTest {

  @TempDir Path home;
  private final Sentinel sentinel = Sentinel.post();

  @AfterEach
  void endWhatRuns() {
    sentinel.close();
  }

  @Test
  void whatPostgresCommittedIsThereAfterAKillAndANewStart() throws Exception {
    var part = postgres(Ports.free());
    PartProcess postgres = processOf(part);
    postgres.start();
    try (var roadmap = connect(part);
        var sql = roadmap.createStatement()) {
      sql.execute("CREATE TABLE kept (word text)");
      sql.execute("INSERT INTO kept VALUES ('here')");
    }

    postgres.kill();
    assertThat(postgres.state()).isEqualTo(State.STOPPED);
    postgres.start();

    try (var roadmap = connect(part);
        var sql = roadmap.createStatement();
        var rows = sql.executeQuery("SELECT word FROM kept")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("here");
    }
    postgres.stop();
    assertThat(postgres.handle()).isEmpty();
  }

  @Test
  void aTakenPortIsNamedTogetherWithThePartThatNeedsItAndItsHolder() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      PartProcess postgres = processOf(postgres(taken.getLocalPort()));

      assertThatThrownBy(postgres::start)
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("Port %d, which postgres needs", taken.getLocalPort())
          .hasMessageContaining("process %d (", ProcessHandle.current().pid());
    }
  }

  @Test
  void kafkaStartsOnNewStorageAndAgainOnTheOldOne() {
    var part =
        new KafkaPart(
            home, KafkaPart.compiled(Checkout.aroundWorkingFolder()), Ports.free(), Ports.free());
    PartProcess kafka = processOf(part);

    kafka.start();
    assertThat(kafka.state()).isEqualTo(State.READY);
    kafka.stop();
    kafka.start();

    assertThat(kafka.handle()).isPresent();
    kafka.kill();
  }

  private PostgresPart postgres(int port) {
    return Supervised.server(home, port);
  }

  private static java.sql.Connection connect(PostgresPart part) throws SQLException {
    return DriverManager.getConnection(part.urlOf("roadmap"), "roadmap", "roadmap");
  }

  private PartProcess processOf(Part part) {
    return new PartProcess(part, home.resolve("logs/" + part.name() + ".log"), sentinel, p -> {});
  }
}
