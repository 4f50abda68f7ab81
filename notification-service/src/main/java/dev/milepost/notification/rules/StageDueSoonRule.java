package dev.milepost.notification.rules;

import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.rules.Finding.Planned;
import dev.milepost.notification.rules.Finding.StageDueSoon;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Some days before the last required milestone of a stage is due, what is left of the stage. */
public final class StageDueSoonRule implements TimedRule<StageDueSoon> {

  @Override
  public Rule rule() {
    return Rule.STAGE_DUE_SOON;
  }

  @Override
  public Stream<Instant> moments(EnrolmentFacts facts) {
    return dueDays(facts).values().stream().map(due -> momentBefore(facts, due));
  }

  @Override
  public Stream<StageDueSoon> findings(Moment moment) {
    int days = rule().setting(moment.facts()).number();
    return dueDays(moment.facts()).entrySet().stream()
        .filter(stage -> rule().speaksAt(moment, stage.getValue().minusDays(days)))
        .flatMap(stage -> finding(moment, stage.getKey(), stage.getValue()).stream());
  }

  @Override
  public Optional<StageDueSoon> stillTrue(StageDueSoon finding, Moment now) {
    var facts = now.facts();
    // None when the cohort was moved to a version of the roadmap without the stage.
    return dueDays(facts).entrySet().stream()
        .filter(stage -> stage(facts, stage.getKey()).equals(finding.stage()))
        .filter(stage -> stage.getValue().equals(finding.due()))
        .filter(stage -> !stage.getValue().isBefore(now.today()))
        .flatMap(stage -> finding(now, stage.getKey(), stage.getValue()).stream())
        .findFirst();
  }

  private static Optional<StageDueSoon> finding(Moment moment, int stage, LocalDate due) {
    List<Planned> left =
        Required.open(moment)
            .filter(milestone -> milestone.stage() == stage)
            .map(milestone -> new Planned(milestone.key(), milestone.due()))
            .toList();
    String key = moment.facts().course().outline().stages().get(stage).key();
    return left.isEmpty() ? Optional.empty() : Optional.of(new StageDueSoon(key, due, left));
  }

  private Instant momentBefore(EnrolmentFacts facts, LocalDate due) {
    return rule().speaksOn(due.minusDays(rule().setting(facts).number()), facts);
  }

  /** By stage, in the roadmap's order; without stages that require nothing. */
  private static SortedMap<Integer, LocalDate> dueDays(EnrolmentFacts facts) {
    var days = new TreeMap<Integer, LocalDate>();
    Required.of(facts)
        .forEach(
            milestone ->
                days.merge(
                    milestone.stage(),
                    milestone.due(),
                    (one, other) -> one.isAfter(other) ? one : other));
    return days;
  }

  private static String stage(EnrolmentFacts facts, int place) {
    return facts.course().outline().stages().get(place).key();
  }
}
