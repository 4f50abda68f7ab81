package dev.milepost.notification.rules;

import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.state.MilestoneStatus;
import dev.milepost.state.Outline;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A required milestone that the plan gives a due day. */
record Required(int place, String key, int stage, LocalDate due) {

  /** In the roadmap's order. */
  static Stream<Required> of(EnrolmentFacts facts) {
    return places(facts).mapToObj(place -> at(place, facts));
  }

  /** Those that are for the learner to do: neither done nor waiting for a review; by due day. */
  static Stream<Required> open(Moment moment) {
    EnrolmentFacts facts = moment.facts();
    return places(facts)
        .filter(place -> isToDo(moment.standing().status(place)))
        .mapToObj(place -> at(place, facts))
        .sorted(Comparator.comparing(Required::due));
  }

  /** Asked many times for every learner, so by places, before anything is made of them. */
  private static IntStream places(EnrolmentFacts facts) {
    Outline outline = facts.course().outline();
    return IntStream.range(0, outline.size())
        .filter(
            place -> {
              Milestone milestone = outline.milestone(place);
              return milestone.required() && facts.plan().containsKey(milestone.key());
            });
  }

  private static Required at(int place, EnrolmentFacts facts) {
    Outline outline = facts.course().outline();
    String key = outline.milestone(place).key();
    return new Required(
        place, key, outline.stageOf(place), Objects.requireNonNull(facts.plan().get(key)));
  }

  private static boolean isToDo(MilestoneStatus status) {
    return switch (status) {
      case OPEN, STARTED, CHANGES_REQUESTED -> true;
      case SUBMITTED, DONE -> false;
    };
  }
}
