package dev.milepost.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.milepost.local.process.PartProcess.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartProcessTest {

  @TempDir Path home;
  private final Sentinel sentinel = Sentinel.post();
  private final List<State> states = new CopyOnWriteArrayList<>();

  @AfterEach
  void endWhatRuns() {
    sentinel.close();
  }

  @Test
  void aPartIsReadyOnceItAnswersAndStoppedOnceItsProcessIsGone() {
    PartProcess process = process("touch answer; sleep 60");

    process.start();
    ProcessHandle handle = process.handle().orElseThrow();
    process.stop();

    assertThat(handle.isAlive()).isFalse();
    assertThat(states).containsExactly(State.STARTING, State.READY, State.STOPPING, State.STOPPED);
  }

  @Test
  void aPartThatEndsWhileStartingIsToldWithItsLastLine() {
    PartProcess process = process("echo reading settings; echo no space left on device; exit 3");

    assertThatThrownBy(process::start)
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining(
            "sample ended with exit code 3 while starting: no space left on device (more in ");
    assertThat(process.state()).isEqualTo(State.STOPPED);
  }

  @Test
  void anErrorIsToldRatherThanTheHintAfterIt() {
    PartProcess process =
        process("echo FATAL: lock file exists; echo HINT: is another running; exit 1");

    assertThatThrownBy(process::start).hasMessageContaining("FATAL: lock file exists (more in ");
  }

  @Test
  void aPartThatNeverAnswersIsGivenUpAndEnded() {
    PartProcess process = process("echo thinking; sleep 60");

    assertThatThrownBy(process::start)
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("sample did not become ready within 1 s; its last line: thinking");
    assertThat(process.handle()).isEmpty();
  }

  @Test
  void aPartWhoseProgramIsMissingIsTold() {
    var process =
        new PartProcess(
            new Sample(List.of("no-such-program"), Duration.ofSeconds(1), home),
            log(),
            sentinel,
            p -> {});

    assertThatThrownBy(process::start)
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("sample ended with exit code");
  }

  @Test
  void anEndThatNobodyAskedForIsADeath() {
    PartProcess process = process("touch answer; sleep 60");
    process.start();

    process.handle().orElseThrow().destroyForcibly();

    await().untilAsserted(() -> assertThat(states).endsWith(State.DIED));
  }

  @Test
  void aKillThatWasAskedForIsNoDeath() {
    PartProcess process = process("touch answer; sleep 60");
    process.start();

    process.kill();

    assertThat(states).doesNotContain(State.DIED).endsWith(State.STOPPED);
  }

  @Test
  void aKillReachesWhatTheProcessStarted() {
    PartProcess process = process("sleep 60 & touch answer; wait");
    process.start();
    List<ProcessHandle> all =
        process.handle().stream().flatMap(ProcessHandle::descendants).toList();
    assertThat(all).isNotEmpty();

    process.kill();

    assertThat(all).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void aPausedProcessStandsStillUntilItResumes() throws IOException {
    PartProcess process = process("touch answer; sleep 60");
    process.start();

    process.pause();
    assertThat(stateOf(process)).isEqualTo('T');
    process.resume();

    await().until(() -> stateOf(process) != 'T');
    process.kill();
    assertThatThrownBy(process::pause).hasMessage("sample does not run");
  }

  /** From {@code /proc/PID/stat}: T for a stopped process. */
  private static char stateOf(PartProcess process) throws IOException {
    String stat =
        Files.readString(Path.of("/proc/%d/stat".formatted(process.handle().orElseThrow().pid())));
    return stat.charAt(stat.lastIndexOf(')') + 2);
  }

  @Test
  void aStopDuringAStartEndsTheStart() {
    PartProcess process = process("sleep 60", Duration.ofSeconds(60));
    var start = CompletableFuture.runAsync(process::start);
    await().until(() -> process.state() == State.STARTING);

    process.stop();

    assertThatThrownBy(start::join).hasCauseInstanceOf(StartFailure.class);
    assertThat(process.handle()).isEmpty();
  }

  private PartProcess process(String script) {
    return process(script, Duration.ofSeconds(1));
  }

  private PartProcess process(String script, Duration patience) {
    return new PartProcess(
        new Sample(List.of("sh", "-c", script), patience, home),
        log(),
        sentinel,
        changed -> states.add(changed.state()));
  }

  private Path log() {
    return home.resolve("sample.log");
  }

  /** A part that answers once its script has made a file. */
  private record Sample(List<String> command, Duration patience, Path home) implements Part {

    @Override
    public String name() {
      return "sample";
    }

    @Override
    public List<Integer> ports() {
      return List.of();
    }

    @Override
    public String url() {
      return "";
    }

    @Override
    public Launch prepare() {
      return new Launch(command, Map.of(), home);
    }

    @Override
    public boolean answers() {
      return Files.exists(home.resolve("answer"));
    }
  }
}
