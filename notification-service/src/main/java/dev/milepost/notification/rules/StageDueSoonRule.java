package dev.milepost.notification.rules;

import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.rules.Finding.Planned;
import dev.milepost.notification.rules.Finding.StageDueSoon;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Some days before the last required milestone of a stage is due, what is left of the stage. */
public final class StageDueSoonRule implements TimedRule<StageDueSoon> {

  @Override
  public Rule rule() {
    return Rule.STAGE_DUE_SOON;
  }

  @Override
  public Stream<Instant> moments(EnrolmentFacts facts) {
    return stages(facts)
        .boxed()
        .flatMap(stage -> dueDay(facts, stage).stream())
        .map(due -> momentBefore(facts, due));
  }

  @Override
  public Stream<StageDueSoon> findings(Moment moment) {
    EnrolmentFacts facts = moment.facts();
    return stages(facts)
        .boxed()
        .flatMap(
            stage ->
                dueDay(facts, stage)
                    .filter(due -> momentBefore(facts, due).equals(moment.at()))
                    .flatMap(due -> finding(moment, stage, due))
                    .stream());
  }

  @Override
  public Optional<StageDueSoon> stillTrue(StageDueSoon finding, Moment now) {
    var facts = now.facts();
    // None when the cohort was moved to a version of the roadmap without the stage.
    return stages(facts)
        .filter(place -> stage(facts, place).equals(finding.stage()))
        .boxed()
        .flatMap(
            stage ->
                dueDay(facts, stage)
                    .filter(due -> due.equals(finding.due()) && !due.isBefore(now.today()))
                    .flatMap(due -> finding(now, stage, due))
                    .stream())
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

  private static Optional<LocalDate> dueDay(EnrolmentFacts facts, int stage) {
    return Required.of(facts)
        .filter(milestone -> milestone.stage() == stage)
        .map(Required::due)
        .max(LocalDate::compareTo);
  }

  private static String stage(EnrolmentFacts facts, int place) {
    return facts.course().outline().stages().get(place).key();
  }

  private static IntStream stages(EnrolmentFacts facts) {
    return IntStream.range(0, facts.course().outline().stages().size());
  }
}
