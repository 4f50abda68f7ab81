package dev.milepost.notification.rules;

import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.rules.Finding.PlanDeficit;
import dev.milepost.notification.rules.Finding.Planned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A learner has come to be some milestones behind the plan: told on the morning after the due day
 * that made it so many, and not again until they have caught up and fallen behind anew.
 */
public final class PlanDeficitRule implements TimedRule<PlanDeficit> {

  @Override
  public Rule rule() {
    return Rule.PLAN_DEFICIT;
  }

  @Override
  public Stream<Instant> moments(EnrolmentFacts facts) {
    return Required.of(facts).map(Required::due).distinct().map(due -> morningAfter(facts, due));
  }

  @Override
  public Stream<PlanDeficit> findings(Moment moment) {
    List<Planned> late = late(moment);
    List<Planned> before =
        late.stream().filter(one -> rule().spokeBefore(moment, one.due().plusDays(1))).toList();
    int many = rule().setting(moment.facts()).number();
    boolean fresh = late.stream().anyMatch(one -> rule().speaksAt(moment, one.due().plusDays(1)));
    return fresh && late.size() >= many && before.size() < many
        ? Stream.of(new PlanDeficit(moment.today(), late, moment.nextStep().orElse(null)))
        : Stream.empty();
  }

  @Override
  public Optional<PlanDeficit> stillTrue(PlanDeficit finding, Moment now) {
    List<Planned> left = late(now).stream().filter(finding.late()::contains).toList();
    return left.size() >= rule().setting(now.facts()).number()
        ? Optional.of(new PlanDeficit(finding.day(), left, now.nextStep().orElse(null)))
        : Optional.empty();
  }

  private static List<Planned> late(Moment moment) {
    return Required.open(moment)
        .filter(milestone -> milestone.due().isBefore(moment.today()))
        .map(milestone -> new Planned(milestone.key(), milestone.due()))
        .toList();
  }

  private Instant morningAfter(EnrolmentFacts facts, LocalDate due) {
    return rule().speaksOn(due.plusDays(1), facts);
  }
}
