package dev.milepost.notification.rules;

import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.rules.Finding.MilestonesDueSoon;
import dev.milepost.notification.rules.Finding.Planned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Some days before required milestones are due; one message a day names all of them. */
public final class MilestoneDueSoonRule implements TimedRule<MilestonesDueSoon> {

  @Override
  public Rule rule() {
    return Rule.MILESTONE_DUE_SOON;
  }

  @Override
  public Stream<Instant> moments(EnrolmentFacts facts) {
    return Required.of(facts).map(milestone -> momentBefore(facts, milestone.due()));
  }

  @Override
  public Stream<MilestonesDueSoon> findings(Moment moment) {
    int days = rule().setting(moment.facts()).number();
    List<Planned> left =
        Required.open(moment)
            .filter(one -> rule().speaksAt(moment, one.due().minusDays(days)))
            .map(one -> new Planned(one.key(), one.due()))
            .toList();
    return left.isEmpty() ? Stream.empty() : Stream.of(new MilestonesDueSoon(moment.today(), left));
  }

  /** Those that are still open, due on the same day, and not past. */
  @Override
  public Optional<MilestonesDueSoon> stillTrue(MilestonesDueSoon finding, Moment now) {
    Set<Planned> told = new HashSet<>(finding.left());
    List<Planned> left =
        Required.open(now)
            .map(one -> new Planned(one.key(), one.due()))
            .filter(told::contains)
            .filter(one -> !one.due().isBefore(now.today()))
            .toList();
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(new MilestonesDueSoon(finding.day(), left));
  }

  private Instant momentBefore(EnrolmentFacts facts, LocalDate due) {
    return rule().speaksOn(due.minusDays(rule().setting(facts).number()), facts);
  }
}
