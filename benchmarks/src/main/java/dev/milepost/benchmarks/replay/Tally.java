package dev.milepost.benchmarks.replay;

import dev.milepost.benchmarks.replay.ReplayLearner.Message;
import dev.milepost.notification.policy.HeldBack;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** What came of some learners; tallies can be added up. */
final class Tally {

  static final String ANY = "any";
  static final String BEHIND_PLAN = "behind-plan";
  private static final int WEEK = 7;

  final Map<String, Map<Integer, Long>> sent = new TreeMap<>();
  final Map<String, Map<String, Long>> heldBack = new TreeMap<>();
  final Map<String, Alerted> alerts = new TreeMap<>();
  long learners;
  long enrolments;
  int mostInADay;
  int mostInAWeek;
  long toWithdrawn;
  long ofHandedIn;

  /**
   * @param learners how many there are of one kind
   * @param byReason how many of them were on their mentors' list at least once, by the reason
   */
  record Alerted(long learners, Map<String, Long> byReason) {

    static Alerted one(Set<String> reasons) {
      var byReason = new TreeMap<String, Long>();
      reasons.forEach(reason -> byReason.put(reason, 1L));
      if (!reasons.isEmpty()) {
        byReason.put(ANY, 1L);
      }
      return new Alerted(1, byReason);
    }

    Alerted plus(Alerted other) {
      var sum = new TreeMap<String, Long>(byReason);
      other.byReason.forEach((reason, many) -> sum.merge(reason, many, Long::sum));
      return new Alerted(learners + other.learners, sum);
    }

    double share(String reason) {
      return learners == 0 ? 0 : (double) byReason.getOrDefault(reason, 0L) / learners;
    }
  }

  /** All messages of one learner. */
  void add(List<Message> messages) {
    learners++;
    var days = new ArrayList<LocalDate>();
    for (Message message : messages) {
      Instant countsAt = message.decision().countsAt();
      if (countsAt != null) {
        days.add(message.enrolment().cohort().course().dayOf(countsAt));
      }
      add(message);
    }
    mostInADay = Math.max(mostInADay, Promises.most(days, 1));
    mostInAWeek = Math.max(mostInAWeek, Promises.most(days, WEEK));
  }

  private void add(Message message) {
    String rule = message.decision().finding().rule().wireName();
    HeldBack why = message.decision().heldBack();
    if (why != null) {
      heldBack.computeIfAbsent(rule, name -> new TreeMap<>()).merge(why.wireName(), 1L, Long::sum);
      return;
    }
    int week = message.enrolment().cohort().weekOf(message.due());
    sent.computeIfAbsent(rule, name -> new TreeMap<>()).merge(week, 1L, Long::sum);
    toWithdrawn += Promises.isToWithdrawn(message) ? 1 : 0;
    ofHandedIn += Promises.isOfHandedIn(message) ? 1 : 0;
  }

  /** One enrolment, by how it ended and for what it was on the list. */
  void add(String end, Set<String> reasons) {
    enrolments++;
    alerts.merge(end, Alerted.one(reasons), Alerted::plus);
  }

  void add(Tally other) {
    other.sent.forEach(
        (rule, weeks) ->
            weeks.forEach(
                (week, many) ->
                    sent.computeIfAbsent(rule, name -> new TreeMap<>())
                        .merge(week, many, Long::sum)));
    other.heldBack.forEach(
        (rule, reasons) ->
            reasons.forEach(
                (reason, many) ->
                    heldBack
                        .computeIfAbsent(rule, name -> new TreeMap<>())
                        .merge(reason, many, Long::sum)));
    other.alerts.forEach((end, alerted) -> alerts.merge(end, alerted, Alerted::plus));
    learners += other.learners;
    enrolments += other.enrolments;
    mostInADay = Math.max(mostInADay, other.mostInADay);
    mostInAWeek = Math.max(mostInAWeek, other.mostInAWeek);
    toWithdrawn += other.toWithdrawn;
    ofHandedIn += other.ofHandedIn;
  }

  Alerted alerted(String end) {
    return Objects.requireNonNullElse(alerts.get(end), new Alerted(0, Map.of()));
  }
}
