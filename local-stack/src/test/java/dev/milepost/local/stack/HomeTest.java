package dev.milepost.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.local.process.PartProcess.State;
import dev.milepost.local.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

  @TempDir Path folder;
  private Home home;

  @BeforeEach
  void prepare() {
    home = new Home(folder.resolve("home"));
    home.prepare();
  }

  @Test
  void onlyOneStackRunsInAHome() {
    HomeLock first = HomeLock.take(home, new Addresses(0));
    assertThatThrownBy(() -> HomeLock.take(home, new Addresses(100)))
        .isInstanceOf(StartFailure.class)
        .hasMessageStartingWith("Milepost already runs in " + home.folder());

    first.release();

    HomeLock.take(home, new Addresses(0)).release();
  }

  @Test
  void freshDataAreRefusedWhileAStackRunsOnTheOldOnes() throws IOException {
    Path mail = Files.createDirectories(home.folder().resolve("mail"));
    HomeLock running = HomeLock.take(home, new Addresses(0));
    running.record(List.of(), true);

    assertThatThrownBy(home::deleteData).hasMessageStartingWith("Milepost already runs");
    assertThat(mail).exists();

    running.release();
    home.deleteData();
    assertThat(mail).doesNotExist();
  }

  @Test
  void freshDataLeaveLogsAndUnpackedProgramsInPlace() throws IOException {
    Files.createDirectories(home.apps());
    Files.writeString(home.log("kafka"), "started");

    home.deleteData();

    assertThat(home.apps()).exists();
    assertThat(home.log("kafka")).exists();
  }

  @Test
  void theRosterIsReadAsItWasWritten() throws IOException {
    var supervisor = ProcessIdentity.of(ProcessHandle.current());
    var ended =
        new Roster.Entry("kafka", State.DIED, Optional.empty(), "localhost:1", home.log("kafka"));
    var running =
        new Roster.Entry(
            "mail", State.READY, Optional.of(supervisor), "http://localhost:2", home.log("mail"));
    var roster = new Roster(supervisor, 300, true, List.of(ended, running));

    Files.writeString(Roster.fileIn(home), roster.format());

    assertThat(Roster.of(home)).hasValue(roster);
  }

  @Test
  void aRosterOfARunThatWasCutOffSaysThatNothingRuns() throws IOException {
    var gone = new ProcessIdentity(7, Instant.parse("2020-01-01T00:00:00Z"));

    Files.writeString(Roster.fileIn(home), new Roster(gone, 0, true, List.of()).format());

    assertThat(Roster.of(home)).isEmpty();
  }

  @Test
  void aProcessThatOnlyHasTheSamePidIsNotTheOneThatWasMeant() {
    ProcessHandle self = ProcessHandle.current();
    assertThat(ProcessIdentity.of(self).running()).hasValue(self);

    var longAgo = new ProcessIdentity(self.pid(), Instant.parse("2020-01-01T00:00:00Z"));
    assertThat(longAgo.running()).isEmpty();
  }
}
