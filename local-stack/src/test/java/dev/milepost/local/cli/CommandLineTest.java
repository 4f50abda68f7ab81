package dev.milepost.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.local.process.PartProcess.State;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class CommandLineTest {

  @TempDir Path home;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void useAnEmptyHome() {
    System.setProperty("milepost.home", home.toString());
  }

  @AfterEach
  void forgetIt() {
    System.clearProperty("milepost.home");
  }

  @Test
  void whereNothingRunsTheStatusSaysHowToStart() {
    assertThat(milepost("status")).isEqualTo(1);
    assertThat(out).hasToString("Milepost does not run; ./milepost up starts it.\n");
  }

  @Test
  void theStatusForProgramsNamesEveryPartAndPage() throws Exception {
    writeRoster(State.READY, ProcessHandle.current());

    assertThat(milepost("status", "--json")).isZero();

    assertThat(JsonMapper.shared().readTree(out.toString()))
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    {
                      "state": "ready",
                      "pages": {
                        "dashboards": "http://localhost:38080/progress",
                        "roadmaps": "http://localhost:38080/roadmaps",
                        "mails": "http://localhost:38025",
                        "issuer": "http://localhost:38090"
                      },
                      "parts": [
                        {
                          "name": "mail",
                          "state": "ready",
                          "pid": %d,
                          "url": "http://localhost:38025",
                          "log": "/logs/mail.log"
                        }
                      ]
                    }
                    """
                        .formatted(ProcessHandle.current().pid())));
  }

  @Test
  void aPartWhoseProcessIsGoneIsNotCalledReady() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    writeRoster(State.READY, gone.toHandle());

    assertThat(milepost("status", "--json")).isEqualTo(1);

    assertThat(out.toString()).contains("\"state\":\"degraded\"").contains("\"pid\":null");
  }

  @Test
  void theClockMovesForwardAndAddsUp() {
    assertThat(milepost("clock", "+3d")).isZero();
    assertThat(milepost("clock", "+12h")).isZero();

    assertThat(out.toString()).contains("3 days 0 h 0 min ahead").contains("3 days 12 h 0 min");
  }

  @Test
  void theClockNeverGoesBack() {
    assertThat(milepost("clock", "-- -3d".split(" "))).isEqualTo(1);

    assertThat(err).hasToString("-3d is no jump: write +3d, +12h or +30m.\n");
  }

  @Test
  void downWhereNothingRunsIsDone() {
    assertThat(milepost("down")).isZero();
    assertThat(out).hasToString("Nothing runs.\n");
  }

  @Test
  void aLogIsShownFromItsEnd() throws Exception {
    Files.createDirectories(home.resolve("logs"));
    Files.writeString(home.resolve("logs/kafka.log"), "one\ntwo\nthree\n");

    assertThat(milepost("logs", "kafka", "-n", "2")).isZero();

    assertThat(out).hasToString("two\nthree\n");
  }

  @Test
  void aPartWithoutALogIsTold() {
    assertThat(milepost("logs", "kafka")).isEqualTo(1);
    assertThat(err).hasToString("There is no log of kafka.\n");
  }

  @Test
  void aTokenWithoutAnIssuerIsToldInOneSentence() throws Exception {
    writeRoster(State.READY, ProcessHandle.current());

    assertThat(milepost("token", "learner")).isEqualTo(1);
    assertThat(err.toString())
        .contains("/dev/token gives no token; ./milepost status tells more.\n")
        .hasLineCount(1);
  }

  @Test
  void aWordThatIsNoCommandIsNotUnderstood() {
    assertThat(milepost("upp")).isEqualTo(2);
  }

  private int milepost(String command, String... arguments) {
    var all = new ArrayList<String>();
    all.add(command);
    all.addAll(List.of(arguments));
    return Milepost.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }

  private void writeRoster(State state, ProcessHandle process) throws Exception {
    var roster = new Properties();
    write("supervisor", ProcessHandle.current(), roster);
    write("part.0", process, roster);
    roster.setProperty("portOffset", "30000");
    roster.setProperty("ready", "true");
    roster.setProperty("part.0.name", "mail");
    roster.setProperty("part.0.state", state.name());
    roster.setProperty("part.0.url", "http://localhost:38025");
    roster.setProperty("part.0.log", "/logs/mail.log");
    Files.createDirectories(home.resolve("run"));
    try (var file = Files.newOutputStream(home.resolve("run/roster.properties"))) {
      roster.store(file, null);
    }
  }

  private static void write(String key, ProcessHandle process, Properties roster) {
    roster.setProperty(key + ".pid", Long.toString(process.pid()));
    roster.setProperty(
        key + ".started", process.info().startInstant().orElse(Instant.EPOCH).toString());
  }
}
