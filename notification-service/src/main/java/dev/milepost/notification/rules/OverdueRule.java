package dev.milepost.notification.rules;

import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.rules.Finding.Overdue;
import dev.milepost.notification.rules.Finding.Planned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A required milestone is past its due day: told some days after, and then no more. One message a
 * day names everything that is late by then.
 */
public final class OverdueRule implements TimedRule<Overdue> {

  @Override
  public Rule rule() {
    return Rule.OVERDUE;
  }

  @Override
  public Stream<Instant> moments(EnrolmentFacts facts) {
    return Required.of(facts).map(Required::due).distinct().flatMap(due -> moments(facts, due));
  }

  @Override
  public Stream<Overdue> findings(Moment moment) {
    List<Integer> days = rule().setting(moment.facts()).numbers();
    boolean turns =
        Required.open(moment)
            .map(Required::due)
            .anyMatch(due -> days.stream().anyMatch(one -> speaks(moment, due.plusDays(one))));
    return turns
        ? Stream.of(new Overdue(moment.today(), late(moment, moment.today())))
        : Stream.empty();
  }

  @Override
  public Optional<Overdue> stillTrue(Overdue finding, Moment now) {
    Set<String> told = finding.late().stream().map(Planned::milestone).collect(Collectors.toSet());
    List<Planned> left =
        late(now, now.today()).stream()
            .filter(planned -> told.contains(planned.milestone()))
            .toList();
    return left.isEmpty() ? Optional.empty() : Optional.of(new Overdue(finding.day(), left));
  }

  private static List<Planned> late(Moment moment, LocalDate day) {
    return Required.open(moment)
        .filter(milestone -> milestone.due().isBefore(day))
        .map(milestone -> new Planned(milestone.key(), milestone.due()))
        .toList();
  }

  private boolean speaks(Moment moment, LocalDate day) {
    return rule().speaksAt(moment, day);
  }

  private Stream<Instant> moments(EnrolmentFacts facts, LocalDate due) {
    return rule().setting(facts).numbers().stream()
        .map(days -> rule().speaksOn(due.plusDays(days), facts));
  }
}
