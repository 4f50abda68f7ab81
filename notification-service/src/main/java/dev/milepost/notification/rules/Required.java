package dev.milepost.notification.rules;

import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Moment;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A required milestone that the plan gives a due day. */
record Required(int place, String key, int stage, LocalDate due) {

  /** In the roadmap's order. */
  static Stream<Required> of(EnrolmentFacts facts) {
    var outline = facts.course().outline();
    return IntStream.range(0, outline.size())
        .filter(place -> outline.milestone(place).required())
        .boxed()
        .flatMap(
            place -> {
              String key = outline.milestone(place).key();
              return Stream.ofNullable(facts.plan().get(key))
                  .map(due -> new Required(place, key, outline.stageOf(place), due));
            });
  }

  /** Those that are for the learner to do: neither done nor waiting for a review; by due day. */
  static Stream<Required> open(Moment moment) {
    return of(moment.facts())
        .filter(
            milestone ->
                switch (moment.standing().status(milestone.place())) {
                  case OPEN, STARTED, CHANGES_REQUESTED -> true;
                  case SUBMITTED, DONE -> false;
                })
        .sorted(Comparator.comparing(Required::due));
  }
}
