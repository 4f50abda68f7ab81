package dev.milepost.notification.scheduling;

import dev.milepost.notification.enrolment.CohortMoment;
import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Moments;
import dev.milepost.notification.ledger.Decision;
import dev.milepost.notification.policy.Assessment;
import dev.milepost.notification.policy.Wishes;
import dev.milepost.notification.preferences.Preferences;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Finding.AboutCohort;
import dev.milepost.notification.scheduling.OtherWay.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tells what was just decided on for e-mail on the other ways, too, each by what its reader has
 * chosen for it ({@link GoOut}). Why something is held back is written down once, for e-mail.
 */
final class TellOtherwise {

  private final List<OtherWay> ways;
  private final Preferences preferences;
  private final GoOut goOut;

  TellOtherwise(List<OtherWay> ways, Preferences preferences, Assessment assessment) {
    this.ways = ways;
    this.preferences = preferences;
    this.goOut = new GoOut(assessment);
  }

  /**
   * In the transaction that decides, so that a way has a message when the ledger has the decision.
   *
   * @param decisions new ones, of one moment for each enrolment
   * @param facts by enrolment
   */
  void tell(List<Decision> decisions, Map<UUID, EnrolmentFacts> facts) {
    if (decisions.isEmpty()) {
      return;
    }
    var together =
        decisions.stream()
            .collect(
                Collectors.groupingBy(
                    Decision::enrolment, LinkedHashMap::new, Collectors.toList()));
    ways.forEach(way -> tell(way, together.values(), facts));
  }

  private void tell(
      OtherWay way, Collection<List<Decision>> together, Map<UUID, EnrolmentFacts> facts) {
    Set<UUID> reached =
        way.reached(together.stream().map(TellOtherwise::learner).collect(Collectors.toSet()));
    if (reached.isEmpty()) {
      return;
    }
    Map<UUID, Wishes> wishes = preferences.of(reached, way.channel());
    var messages = new ArrayList<Message>();
    for (List<Decision> decided : together) {
      UUID learner = learner(decided);
      EnrolmentFacts known = Objects.requireNonNull(facts.get(decided.getFirst().enrolment()));
      if (reached.contains(learner)) {
        Wishes wish = wishes.getOrDefault(learner, Wishes.byItself(way.channel()));
        messages.addAll(goingOut(decided, known, wish));
      }
    }
    if (!messages.isEmpty()) {
      way.take(messages);
    }
  }

  /**
   * The same for what one mentor, or everybody who looks after a cohort, is told of it at one
   * moment.
   *
   * @param found what is new to them, in its order
   */
  void tell(List<AboutCohort> found, CohortMoment now) {
    if (found.isEmpty()) {
      return;
    }
    UUID reader = now.mentor().id();
    for (OtherWay way : ways) {
      if (!way.reached(List.of(reader)).isEmpty()) {
        List<Message> messages = goingOut(found, now, preferences.of(reader, way.channel()));
        if (!messages.isEmpty()) {
          way.take(messages);
        }
      }
    }
  }

  private List<Message> goingOut(List<AboutCohort> found, CohortMoment now, Wishes wishes) {
    UUID cohort = now.course().cohort();
    UUID reader = now.mentor().id();
    return goOut.of(found, now, wishes).stream()
        .map(
            told ->
                new Message(told.dedupeKey(cohort, reader), null, cohort, reader, told, now.at()))
        .toList();
  }

  private static UUID learner(List<Decision> decided) {
    return decided.getFirst().learner();
  }

  private List<Message> goingOut(List<Decision> decided, EnrolmentFacts facts, Wishes wishes) {
    List<Optional<Finding>> told = goOut.of(decided, new Moments(facts), wishes);
    return IntStream.range(0, decided.size())
        .boxed()
        .flatMap(
            place -> told.get(place).map(finding -> message(decided.get(place), finding)).stream())
        .toList();
  }

  private static Message message(Decision decision, Finding told) {
    return new Message(
        decision.dedupeKey(),
        decision.enrolment(),
        null,
        decision.learner(),
        told,
        decision.times().due());
  }
}
