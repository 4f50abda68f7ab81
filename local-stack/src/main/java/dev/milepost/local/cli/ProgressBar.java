package dev.milepost.local.cli;

import dev.milepost.local.oulad.ImportOulad;
import java.io.Console;
import java.io.PrintWriter;

/** Shows how far an import has come: a bar on a terminal, else a line at every tenth. */
final class ProgressBar implements ImportOulad.Progress {

  private static final int WIDTH = 30;
  private static final int TENTHS = 10;

  private final PrintWriter out;
  private final boolean terminal;
  private String step = "";
  private long begunAt;
  private long shownTenths;

  ProgressBar(PrintWriter out) {
    this(out, isTerminal());
  }

  ProgressBar(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  @Override
  public void at(String what, long done, long of) {
    if (!what.equals(step)) {
      step = what;
      begunAt = System.nanoTime();
      shownTenths = 0;
    }
    if (terminal) {
      out.printf("\r  %-17s %s %,9d of %,d %s", what, bar(done, of), done, of, rate(done));
      out.print(done == of ? System.lineSeparator() : "");
    } else if (tenths(done, of) > shownTenths) {
      shownTenths = tenths(done, of);
      out.printf("  %-17s %,9d of %,d %s%n", what, done, of, rate(done));
    }
    out.flush();
  }

  private static long tenths(long done, long of) {
    return of == 0 ? TENTHS : done * TENTHS / of;
  }

  private static String bar(long done, long of) {
    int filled = of == 0 ? WIDTH : (int) (done * WIDTH / of);
    return "[" + "=".repeat(filled) + " ".repeat(WIDTH - filled) + "]";
  }

  /** Of this step, from its second sign of life on. */
  private String rate(long done) {
    double seconds = (System.nanoTime() - begunAt) / 1e9;
    return seconds < 1 ? "" : "  %,.0f/s".formatted(done / seconds);
  }
}
