package dev.milepost.progress.path;

import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.progress.pace.Forecast;
import dev.milepost.progress.pace.Forecast.DoneOn;
import dev.milepost.progress.path.LearnerPath.Outlook;
import dev.milepost.progress.path.PathRow.Done;
import dev.milepost.progress.wording.Wording;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts into words when a learner will be through. */
@Component
class TellOutlook {

  private final Wording wording;

  TellOutlook(Wording wording) {
    this.wording = wording;
  }

  /**
   * @param today in the cohort's zone
   */
  Outlook tell(PathRow row, LocalDate today) {
    return switch (Forecast.of(row.standing(), done(row), today)) {
      case Forecast.Between(LocalDate earliest, LocalDate latest) ->
          new Outlook(
              "between",
              earliest,
              latest,
              wording.say("outlook.between", day(earliest, today), day(latest, today)));
      case Forecast.Finished finished -> none("finished");
      case Forecast.InReview review -> none("in-review");
      case Forecast.TooEarly early -> none("too-early");
      case Forecast.Standstill standstill -> none("standstill");
      case Forecast.FarOff far -> none("far-off");
    };
  }

  private Outlook none(String reason) {
    return new Outlook(reason, null, null, wording.say("outlook." + reason));
  }

  private String day(LocalDate day, LocalDate today) {
    return day.getYear() == today.getYear() ? wording.day(day) : wording.dayOfYear(day);
  }

  private static List<DoneOn> done(PathRow row) {
    return row.standing().outline().milestones().stream()
        .filter(Milestone::required)
        .flatMap(milestone -> done(milestone, row))
        .toList();
  }

  private static Stream<DoneOn> done(Milestone milestone, PathRow row) {
    Done done = row.done().get(milestone.key());
    return done == null || done.carriedOver()
        ? Stream.empty()
        : Stream.of(new DoneOn(milestone, done.day()));
  }
}
