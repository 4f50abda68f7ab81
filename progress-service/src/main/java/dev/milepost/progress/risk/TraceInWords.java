package dev.milepost.progress.risk;

import static java.util.Objects.requireNonNull;

import dev.milepost.progress.intervening.Intervention;
import dev.milepost.progress.wording.Wording;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Says what was done for a learner, and whether it brought them back. */
@Component
public class TraceInWords {

  private final Wording wording;

  TraceInWords(Wording wording) {
    this.wording = wording;
  }

  /**
   * Such as "Wrote 3 days ago, not back yet".
   *
   * @param today in the cohort's zone
   */
  public String say(Intervention done, LocalDate today) {
    String ago = wording.daysAgo(done.day(), today);
    return switch (done.kind()) {
      case WROTE -> wording.say("trace.wrote", ago) + ", " + returned(done, today);
      case EXTENDED ->
          wording.say("trace.extended", ago, requireNonNull(done.days()))
              + ", "
              + returned(done, today);
      case SNOOZED ->
          wording.say("trace.snoozed", ago)
              + ", "
              + (done.takenBack()
                  ? wording.say("trace.taken-back")
                  : wording.say("trace.until", wording.day(requireNonNull(done.until()))))
              + ", "
              + returned(done, today);
    };
  }

  private String returned(Intervention done, LocalDate today) {
    Integer away = done.daysAway();
    if (away != null) {
      return wording.say("trace.back", away);
    }
    if (!done.isOver(today)) {
      return wording.say("trace.not-yet");
    }
    return wording.say(done.until() == null ? "trace.not-back" : "trace.not-back.then");
  }
}
