package dev.milepost.notification.preview;

import dev.milepost.edge.problem.Problem;
import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.knowledge.Addresses;
import dev.milepost.notification.knowledge.Enrolments;
import dev.milepost.notification.ledger.Decision;
import dev.milepost.notification.listing.Language;
import dev.milepost.notification.mail.DescribeMail;
import dev.milepost.notification.policy.Channel;
import dev.milepost.notification.policy.HeldBack;
import dev.milepost.notification.preview.Foretold.Count;
import dev.milepost.notification.preview.Foretold.OfEnrolment;
import dev.milepost.notification.rules.Rule;
import java.text.ListFormat;
import java.text.ListFormat.Style;
import java.text.ListFormat.Type;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Says what is coming without any code, in the language of who looks after the cohort. */
@Component
class PreviewInWords {

  private static final int SHOWN = 20;

  /** What is otherwise said to the learner, and has to be said of the learner here. */
  private static final Set<HeldBack> OF_ANOTHER = Set.of(HeldBack.PAUSED, HeldBack.SNOOZED);

  private final Enrolments enrolments;
  private final Addresses addresses;
  private final DescribeMail mails;

  PreviewInWords(Enrolments enrolments, Addresses addresses, DescribeMail mails) {
    this.enrolments = enrolments;
    this.addresses = addresses;
    this.mails = mails;
  }

  /** The last day that was looked at, in the cohort's zone. */
  String lastDay(Foretold foretold, Language language) {
    return day(LocalDate.ofInstant(foretold.until(), foretold.zone()).minusDays(1), language);
  }

  /** How many messages go out on each channel that any goes out on. */
  String channels(Foretold foretold, Language language) {
    return inOneLine(
        Stream.of(Channel.values())
            .filter(channel -> foretold.on(channel) > 0)
            .map(channel -> language.say("preview.on." + channel.wireName(), foretold.on(channel)))
            .toList(),
        Type.UNIT,
        language);
  }

  private static String inOneLine(List<String> parts, Type type, Language language) {
    return ListFormat.getInstance(language.locale(), type, Style.FULL).format(parts);
  }

  /** Days with anything, in order. */
  List<Day> days(Foretold foretold, Language language) {
    return foretold.counts().stream()
        .collect(
            Collectors.groupingBy(count -> count.what().day(), TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(
            entry ->
                new Day(
                    day(entry.getKey(), language),
                    sent(entry.getValue()),
                    reasons(entry.getValue(), language)))
        .toList();
  }

  private static List<Reason> reasons(List<Count> counts, Language language) {
    return counts.stream()
        .collect(
            Collectors.groupingBy(count -> count.what().rule(), TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(
            entry ->
                new Reason(
                    rule(entry.getKey(), language),
                    sent(entry.getValue()),
                    entry.getValue().stream().flatMap(one -> heldBack(one, language)).toList()))
        .toList();
  }

  private static Stream<String> heldBack(Count count, Language language) {
    HeldBack heldBack = count.what().heldBack();
    return heldBack == null
        ? Stream.empty()
        : Stream.of(
            language.say(
                heldBack.folds() ? "preview.of-these.folded" : "preview.of-these.not-sent",
                count.messages(),
                because(heldBack, language)));
  }

  private static long sent(List<Count> counts) {
    return counts.stream()
        .filter(count -> count.what().heldBack() == null)
        .mapToLong(Count::messages)
        .sum();
  }

  /** Those with the most messages first. */
  Learners learners(Foretold foretold, int page, Language language) {
    List<OfEnrolment> all = foretold.enrolments();
    List<OfEnrolment> shown = all.stream().skip((page - 1L) * SHOWN).limit(SHOWN).toList();
    Map<UUID, String> names = addresses.names(shown.stream().map(OfEnrolment::learner).toList());
    return new Learners(
        shown.stream()
            .map(
                one ->
                    new LearnerLine(
                        one.enrolment(),
                        names.getOrDefault(one.learner(), language.say("cohort.somebody")),
                        one.sent(),
                        one.heldBack()))
            .toList(),
        page,
        all.size() > (long) page * SHOWN);
  }

  /** In the words of the mails, at the learner's own time. */
  Learner learner(UUID enrolment, List<Coming> all, Language language) {
    EnrolmentFacts facts = facts(enrolment);
    return new Learner(
        addresses
            .names(List.of(facts.learner()))
            .getOrDefault(facts.learner(), language.say("cohort.somebody")),
        all.stream().map(coming -> line(coming, facts, language)).toList());
  }

  private Line line(Coming coming, EnrolmentFacts facts, Language language) {
    Decision decision = coming.decision();
    var due = decision.times().due();
    var mail = mails.describe(language.locale(), decision.finding(), Moment.now(facts, due));
    HeldBack heldBack = decision.heldBack();
    return new Line(
        rule(decision.finding().rule(), language),
        language.time(due, facts.learnerZone()),
        mail.subject(),
        heldBack == null ? "sent" : heldBack.outcome(),
        heldBack == null
            ? language.say("preview.sent")
            : language.say(
                heldBack.folds() ? "preview.folded" : "preview.not-sent",
                because(heldBack, language)),
        comes(coming, language),
        mail.why());
  }

  private static String comes(Coming coming, Language language) {
    List<String> ways =
        coming.channels().stream()
            .map(channel -> language.say("preview.way." + channel.wireName()))
            .toList();
    return ways.isEmpty()
        ? ""
        : language.say("preview.comes", inOneLine(ways, Type.STANDARD, language));
  }

  private EnrolmentFacts facts(UUID enrolment) {
    EnrolmentFacts facts = enrolments.facts(List.of(enrolment)).get(enrolment);
    if (facts == null) {
      throw Problem.notFound();
    }
    return facts;
  }

  private static String because(HeldBack heldBack, Language language) {
    String of = OF_ANOTHER.contains(heldBack) ? "preview.because." : "because.";
    return language.say(of + heldBack.wireName());
  }

  private static String rule(Rule rule, Language language) {
    return language.say("rule." + rule.wireName());
  }

  private static String day(LocalDate day, Language language) {
    return DateTimeFormatter.ofPattern(language.say("preview.day"), language.locale()).format(day);
  }

  /**
   * @param sent how many messages would be sent
   */
  record Day(String day, long sent, List<Reason> reasons) {}

  /**
   * @param heldBack what would not be sent by itself and why, with how many
   */
  record Reason(String rule, long sent, List<String> heldBack) {}

  record Learners(List<LearnerLine> lines, int page, boolean more) {}

  record Learner(String name, List<Line> lines) {}

  record LearnerLine(UUID enrolment, String name, int sent, int heldBack) {}

  /**
   * @param subject as the learner would read it
   * @param code what would come of it, for its looks alone
   * @param channels where it goes out; empty when it does nowhere
   * @param why why such a message is written, as the learner is told
   */
  record Line(
      String rule,
      String time,
      String subject,
      String code,
      String outcome,
      String channels,
      String why) {}
}
