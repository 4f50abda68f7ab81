package dev.milepost.notification.preview;

import dev.milepost.notification.ledger.Decision;
import dev.milepost.notification.policy.Channel;
import dev.milepost.notification.policy.HeldBack;
import dev.milepost.notification.rules.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is coming to a cohort's learners.
 *
 * @param from when it was asked, in business time
 * @param until nothing from this moment on was looked at
 * @param zone the cohort's, in which days are counted
 * @param learners how many there are, without those who have left
 * @param parked of how many nothing can be told, by a fault of ours
 * @param counts by day, then rule, then what comes of it
 * @param enrolments who is written to, or would be: most messages first
 */
record Foretold(
    Instant from,
    Instant until,
    ZoneId zone,
    int learners,
    int parked,
    List<Count> counts,
    List<OfEnrolment> enrolments) {

  /** How many messages there are of one outcome. */
  public long sum(String outcome) {
    return counts.stream()
        .filter(count -> count.what().outcome().equals(outcome))
        .mapToLong(Count::messages)
        .sum();
  }

  /** How many messages go out on a channel. */
  public long on(Channel channel) {
    return counts.stream().mapToLong(count -> count.on(channel)).sum();
  }

  /** How many learners would get something. */
  public long written() {
    return enrolments.stream().filter(one -> one.sent() > 0).count();
  }

  /**
   * Equal messages of one day.
   *
   * @param byChannel how many of them go out on each channel that any goes out on
   */
  record Count(What what, long messages, Map<Channel, Long> byChannel) {

    static Count of(What what, Set<Channel> channels) {
      var byChannel = new EnumMap<Channel, Long>(Channel.class);
      channels.forEach(channel -> byChannel.put(channel, 1L));
      return new Count(what, 1, byChannel);
    }

    /** Of the same kind. */
    Count plus(Count more) {
      var sums = new EnumMap<Channel, Long>(Channel.class);
      sums.putAll(byChannel);
      more.byChannel.forEach((channel, messages) -> sums.merge(channel, messages, Long::sum));
      return new Count(what, messages + more.messages, sums);
    }

    long on(Channel channel) {
      return byChannel.getOrDefault(channel, 0L);
    }
  }

  /**
   * @param day in the cohort's zone
   * @param heldBack why it is not sent by itself; null when it is
   */
  record What(LocalDate day, Rule rule, @Nullable HeldBack heldBack) {

    static final Comparator<What> IN_ORDER =
        Comparator.comparing(What::day).thenComparing(What::rule).thenComparingInt(What::place);

    static What of(Decision decision, ZoneId zone) {
      return new What(
          LocalDate.ofInstant(decision.times().due(), zone),
          decision.finding().rule(),
          decision.heldBack());
    }

    private int place() {
      return heldBack == null ? -1 : heldBack.ordinal();
    }

    /** As the ledger will have it once all is sent. */
    String outcome() {
      return heldBack == null ? "sent" : heldBack.outcome();
    }
  }

  /**
   * @param heldBack how many are not sent by themselves
   */
  record OfEnrolment(UUID enrolment, UUID learner, int sent, int heldBack) {

    static final Comparator<OfEnrolment> MOST_FIRST =
        Comparator.comparingInt(OfEnrolment::sent)
            .thenComparingInt(OfEnrolment::heldBack)
            .reversed()
            .thenComparing(one -> one.enrolment().toString());

    static OfEnrolment nothing(UUID enrolment, UUID learner) {
      return new OfEnrolment(enrolment, learner, 0, 0);
    }

    OfEnrolment plus(Decision decision) {
      return decision.heldBack() == null
          ? new OfEnrolment(enrolment, learner, sent + 1, heldBack)
          : new OfEnrolment(enrolment, learner, sent, heldBack + 1);
    }
  }
}
