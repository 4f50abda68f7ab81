package dev.milepost.local.cli;

import dev.milepost.time.BusinessClock;
import dev.milepost.time.JumpFile;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./milepost clock} */
@Command(
    name = "clock",
    description = "Shows the business time that due days and reminders go by, or moves it forward.")
final class ClockCommand implements Callable<Integer> {

  private static final Pattern JUMP = Pattern.compile("\\+([1-9]\\d{0,3})([dhm])");

  @Spec CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "+3d|+12h|+30m|show",
      description = "How far to move it forward; it never goes back.")
  String jump = "show";

  @Override
  public Integer call() {
    Clock system = Clock.systemUTC();
    var file = new JumpFile(Here.home().clock(), system);
    if (!jump.equals("show")) {
      file.jump(distance());
    }
    var now = new BusinessClock(system, new JumpFile(Here.home().clock(), system)).now();
    long minutes = Duration.between(system.instant(), now).plusSeconds(30).toMinutes();
    spec.commandLine()
        .getOut()
        .printf(
            "Business time is %s, %d days %d h %d min ahead of the system.%n",
            now, minutes / 1440, minutes / 60 % 24, minutes % 60);
    return 0;
  }

  private Duration distance() {
    var parsed = JUMP.matcher(jump);
    if (!parsed.matches()) {
      throw new IllegalArgumentException("%s is no jump: write +3d, +12h or +30m.".formatted(jump));
    }
    long count = Long.parseLong(parsed.group(1));
    return switch (parsed.group(2)) {
      case "d" -> Duration.ofDays(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofMinutes(count);
    };
  }
}
