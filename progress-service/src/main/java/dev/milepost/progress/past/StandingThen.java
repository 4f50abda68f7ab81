package dev.milepost.progress.past;

import dev.milepost.progress.histories.Histories;
import dev.milepost.state.MilestoneStatus;
import dev.milepost.state.Standing;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells what was done by the end of a day from what is done now and the days on which it was done:
 * a correction counts for the day that it corrects.
 */
public final class StandingThen {

  private StandingThen() {}

  /**
   * How somebody stood at the end of {@code day} who stands like this by now. What was not done is
   * open.
   *
   * @param histories theirs, as the row has them
   * @param away what was put away of them, the last first; null for nothing
   */
  public static Standing of(
      LocalDate day, ZoneId zone, Standing now, byte[] histories, byte @Nullable [] away) {
    var here = Histories.of(histories);
    Histories whole = away == null ? here : here.whole(away);
    Standing then = now;
    var end = day.plusDays(1).atStartOfDay(zone).toInstant();
    for (int place = 0; place < now.outline().size(); place++) {
      if (now.isDone(place)) {
        boolean reviewed = now.outline().milestone(place).review();
        var doneAt = Objects.requireNonNull(whole.at(place).state(reviewed).doneAt());
        if (!doneAt.isBefore(end)) {
          then = then.with(place, MilestoneStatus.OPEN);
        }
      }
    }
    return then;
  }
}
