package dev.milepost.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/**
 * Tells business time: the time that due days, rules and the checks of {@code occurredAt} go by.
 *
 * <p>Outside the local profile it is system time. In the local profile it runs ahead of system time
 * by the total of the jumps made so far, is the same in every service that reads the same jumps,
 * and never goes back. Tokens, sessions, leases, retries and lag go by system time instead.
 *
 * <p>Thread-safe. Instants are in UTC and have microseconds, the resolution of PostgreSQL.
 */
public final class BusinessClock {

  private final Clock system;
  private final Supplier<List<Jump>> jumps;

  /**
   * @param jumps the jumps so far, oldest first; asked at every reading
   */
  public BusinessClock(Clock system, Supplier<List<Jump>> jumps) {
    this.system = system;
    this.jumps = jumps;
  }

  /** A clock that equals {@code system}. */
  public static BusinessClock unshifted(Clock system) {
    return new BusinessClock(system, List::of);
  }

  /**
   * The same business time by another system clock, such as one that is set by hand, with the jumps
   * that were made so far.
   */
  public BusinessClock by(Clock other) {
    List<Jump> made = List.copyOf(jumps.get());
    return new BusinessClock(other, () -> made);
  }

  public Instant now() {
    return at(system.instant());
  }

  /** The day that it now is in {@code zone}. */
  public LocalDate today(ZoneId zone) {
    return LocalDate.ofInstant(now(), zone);
  }

  /**
   * How long ago, in system time, business time reached {@code moment}; negative for a moment to
   * come. A moment that was jumped over was reached when the jump was made, so it is as fresh as
   * the jump: this is what tells a reminder that a jump made due from one that an outage delayed.
   */
  public Duration sinceReached(Instant moment) {
    Instant now = system.instant();
    Duration shift = Duration.ZERO;
    for (Jump jump : jumps.get()) {
      if (jump.madeAt().isAfter(now) || moment.isBefore(jump.madeAt().plus(shift))) {
        break;
      }
      if (moment.isBefore(jump.madeAt().plus(jump.totalShift()))) {
        return Duration.between(jump.madeAt(), now);
      }
      shift = jump.totalShift();
    }
    return Duration.between(moment.minus(shift), now);
  }

  private Instant at(Instant systemTime) {
    Duration shift = Duration.ZERO;
    for (Jump jump : jumps.get()) {
      if (!jump.madeAt().isAfter(systemTime)) {
        shift = jump.totalShift();
      }
    }
    return systemTime.plus(shift).truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * One jump forward.
   *
   * @param madeAt the system time of the jump
   * @param totalShift how far business time is ahead of system time from then on
   */
  public record Jump(Instant madeAt, Duration totalShift) {}
}
