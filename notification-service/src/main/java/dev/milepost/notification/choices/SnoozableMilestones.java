package dev.milepost.notification.choices;

import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.knowledge.Enrolments;
import dev.milepost.time.BusinessClock;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** The milestones that somebody could be reminded of: required and not done. */
@Component
class SnoozableMilestones {

  private final Enrolments enrolments;
  private final BusinessClock clock;

  SnoozableMilestones(Enrolments enrolments, BusinessClock clock) {
    this.enrolments = enrolments;
    this.clock = clock;
  }

  /** Titles by key, in the order of the roadmaps. */
  Map<String, String> titles(Collection<UUID> learners) {
    var titles = new LinkedHashMap<String, String>();
    enrolments.facts(enrolments.of(learners)).values().stream()
        .sorted(Comparator.comparing(EnrolmentFacts::enrolledAt))
        .forEach(facts -> add(facts, titles));
    return titles;
  }

  private void add(EnrolmentFacts facts, Map<String, String> titles) {
    var outline = facts.course().outline();
    Moment now = Moment.now(facts, clock.now());
    IntStream.range(0, outline.size())
        .filter(place -> outline.milestone(place).required() && !now.standing().isDone(place))
        .mapToObj(outline::milestone)
        .forEach(milestone -> titles.putIfAbsent(milestone.key(), milestone.title()));
  }
}
