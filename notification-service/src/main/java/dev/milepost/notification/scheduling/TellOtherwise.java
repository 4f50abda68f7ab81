package dev.milepost.notification.scheduling;

import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Moments;
import dev.milepost.notification.ledger.Decision;
import dev.milepost.notification.policy.Assessment;
import dev.milepost.notification.policy.Assessment.Assessed;
import dev.milepost.notification.policy.HeldBack;
import dev.milepost.notification.policy.Recipient;
import dev.milepost.notification.policy.Wishes;
import dev.milepost.notification.preferences.Preferences;
import dev.milepost.notification.scheduling.OtherWay.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Tells what was just decided on for e-mail on the other ways, too, each by what its reader has
 * chosen for it. Limits are e-mail's alone, and so is the digest: what is too much for a day there
 * does no harm where nobody is interrupted. What is held back for any other reason is so
 * everywhere, and is written down once, for e-mail.
 */
final class TellOtherwise {

  private final List<OtherWay> ways;
  private final Preferences preferences;
  private final Assessment assessment;

  TellOtherwise(List<OtherWay> ways, Preferences preferences, Assessment assessment) {
    this.ways = ways;
    this.preferences = preferences;
    this.assessment = assessment;
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

  private static UUID learner(List<Decision> decided) {
    return decided.getFirst().learner();
  }

  private List<Message> goingOut(List<Decision> decided, EnrolmentFacts facts, Wishes wishes) {
    var recipient = new Recipient(wishes, true, false, List.of(), false);
    List<Assessed> assessed =
        assessment.assessTogether(
            decided.stream().map(Decision::finding).toList(),
            new Moments(facts),
            decided.getFirst().times(),
            recipient);
    var messages = new ArrayList<Message>();
    for (int place = 0; place < decided.size(); place++) {
      if (assessed.get(place).heldBack().map(HeldBack::folds).orElse(true)) {
        Decision decision = decided.get(place);
        messages.add(
            new Message(
                decision.dedupeKey(),
                decision.enrolment(),
                decision.learner(),
                assessed.get(place).finding(),
                decision.times().due()));
      }
    }
    return messages;
  }
}
