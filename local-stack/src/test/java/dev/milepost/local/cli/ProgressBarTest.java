package dev.milepost.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What is seen while an import goes on. */
class ProgressBarTest {

  private final StringWriter shown = new StringWriter();

  @Test
  void aTerminalShowsOneLinePerStepThatGrows() {
    var bar = new ProgressBar(new PrintWriter(shown), true);

    bar.at("enrolments", 5, 10);
    bar.at("enrolments", 10, 10);
    bar.at("submissions", 1, 10);

    assertThat(shown.toString().lines().filter(line -> !line.isEmpty()))
        .satisfiesExactly(
            first -> assertThat(first).contains("[===============               ]"),
            second -> assertThat(second).contains("[==============================]"),
            third -> assertThat(third).contains("submissions"));
    assertThat(shown.toString().chars().filter(letter -> letter == '\n').count()).isEqualTo(1);
  }

  @Test
  void elsewhereEachTenthIsALine() {
    var bar = new ProgressBar(new PrintWriter(shown), false);

    for (int done = 1; done <= 1000; done++) {
      bar.at("submissions", done, 1000);
    }

    assertThat(shown.toString().lines()).hasSize(10).first().asString().contains("100 of 1,000");
  }

  @Test
  void aStepThatHasNothingToDoIsDone() {
    var bar = new ProgressBar(new PrintWriter(shown), false);

    bar.at("enrolments", 0, 0);

    assertThat(shown.toString()).contains("0 of 0");
  }
}
