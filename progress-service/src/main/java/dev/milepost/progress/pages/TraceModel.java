package dev.milepost.progress.pages;

import dev.milepost.progress.intervening.Intervention;
import dev.milepost.progress.intervening.Interventions;
import dev.milepost.progress.risk.TraceInWords;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What was done for a learner, as pages for the staff show it. */
@Component
class TraceModel {

  private final Interventions interventions;
  private final TraceInWords words;

  TraceModel(Interventions interventions, TraceInWords words) {
    this.interventions = interventions;
    this.words = words;
  }

  /** The latest first. */
  List<Line> of(UUID enrolment, LocalDate today) {
    return interventions.of(enrolment).stream()
        .map(done -> new Line(done, words.say(done, today)))
        .toList();
  }

  record Line(Intervention done, String words) {}
}
