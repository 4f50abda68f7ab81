package dev.milepost.notification.listing;

import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.knowledge.Addresses;
import dev.milepost.notification.knowledge.Enrolments;
import dev.milepost.notification.ledger.FindingFormat;
import dev.milepost.notification.mail.DescribeMail;
import dev.milepost.notification.mail.DescribeMail.Description;
import dev.milepost.notification.rules.Rule;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts entries of the ledger into words. */
@Component
class DescribeDecisions {

  private final Enrolments enrolments;
  private final FindingFormat format;
  private final DescribeMail mails;
  private final OutcomeInWords outcomes;
  private final Addresses addresses;

  DescribeDecisions(
      Enrolments enrolments,
      FindingFormat format,
      DescribeMail mails,
      OutcomeInWords outcomes,
      Addresses addresses) {
    this.enrolments = enrolments;
    this.format = format;
    this.mails = mails;
    this.outcomes = outcomes;
    this.addresses = addresses;
  }

  /** For the learner: with the mails' own words, in the learner's zone. */
  List<MessageLine> forLearner(List<LedgerEntry> entries, Language language) {
    Map<UUID, EnrolmentFacts> facts = facts(entries);
    return entries.stream()
        .map(entry -> forLearner(entry, facts.get(entry.enrolment()), language))
        .toList();
  }

  private MessageLine forLearner(
      LedgerEntry entry, @Nullable EnrolmentFacts facts, Language language) {
    if (facts == null) {
      return line(entry, null, ruleIn(language, entry), null, ZoneOffset.UTC, language);
    }
    Description mail =
        mails.describe(
            language.locale(),
            format.read(Rule.of(entry.rule()), entry.facts()),
            Moment.now(facts, entry.dueAt()));
    return line(entry, facts, mail.subject(), mail.why(), facts.learnerZone(), language);
  }

  /** For admins: with the rule, and without what only the learner is told; in UTC. */
  List<MessageLine> forAdmin(List<LedgerEntry> entries, Language language) {
    Map<UUID, EnrolmentFacts> facts = facts(entries);
    return entries.stream()
        .map(
            entry ->
                line(
                    entry,
                    facts.get(entry.enrolment()),
                    ruleIn(language, entry),
                    null,
                    ZoneOffset.UTC,
                    language))
        .toList();
  }

  /** For who looks after the cohort: with the rule and the learner's name; in UTC. */
  List<MessageLine> forMentor(List<LedgerEntry> entries, Language language) {
    Map<UUID, String> names =
        addresses.names(entries.stream().map(LedgerEntry::learner).distinct().toList());
    return entries.stream()
        .map(
            entry ->
                new MessageLine(
                    ruleIn(language, entry),
                    entry.enrolment(),
                    names.getOrDefault(entry.learner(), language.say("cohort.somebody")),
                    language.time(entry.dueAt(), ZoneOffset.UTC),
                    entry.outcome(),
                    outcomes.of(entry, language, ZoneOffset.UTC),
                    null))
        .toList();
  }

  private MessageLine line(
      LedgerEntry entry,
      @Nullable EnrolmentFacts facts,
      String title,
      @Nullable String why,
      ZoneId zone,
      Language language) {
    return new MessageLine(
        title,
        entry.enrolment(),
        facts == null ? null : facts.course().name(),
        language.time(entry.dueAt(), zone),
        entry.outcome(),
        outcomes.of(entry, language, zone),
        why);
  }

  private static String ruleIn(Language language, LedgerEntry entry) {
    return language.say("rule." + entry.rule());
  }

  private Map<UUID, EnrolmentFacts> facts(List<LedgerEntry> entries) {
    return enrolments.facts(entries.stream().map(LedgerEntry::enrolment).distinct().toList());
  }
}
