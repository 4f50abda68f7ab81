package dev.milepost.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class BenchTest {

  private final StringWriter out = new StringWriter();
  private final CommandLine bench = Bench.commandLine().setOut(new PrintWriter(out));

  static List<String> commands() {
    return Bench.commandLine().getSubcommands().keySet().stream()
        .filter(name -> !name.equals("help"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void eachTellsHowToShortenItInsteadOfMeasuring(String command) {
    assertThat(bench.execute(command, "--help")).isZero();
    assertThat(out.toString()).contains("Usage: bench " + command, "--help");
  }

  @Test
  void withoutACommandAllAreListed() {
    assertThat(bench.execute("--help")).isZero();
    assertThat(out.toString().lines().flatMap(line -> Stream.of(line.strip().split(" +"))))
        .containsAll(commands());
  }
}
