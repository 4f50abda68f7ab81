package dev.milepost.notification.listing;

import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Mentor;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.knowledge.Addresses;
import dev.milepost.notification.knowledge.Enrolments;
import dev.milepost.notification.knowledge.Mentorships;
import dev.milepost.notification.ledger.FindingFormat;
import dev.milepost.notification.mail.DescribeMail;
import dev.milepost.notification.mail.DescribeMail.Description;
import dev.milepost.notification.mail.MentorMail.Story;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Finding.AboutCohort;
import dev.milepost.notification.rules.Rule;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts entries of the ledger into words. */
@Component
class DescribeDecisions {

  private final Enrolments enrolments;
  private final Mentorships mentorships;
  private final FindingFormat format;
  private final DescribeMail mails;
  private final OutcomeInWords outcomes;
  private final Addresses addresses;

  DescribeDecisions(
      Enrolments enrolments,
      Mentorships mentorships,
      FindingFormat format,
      DescribeMail mails,
      OutcomeInWords outcomes,
      Addresses addresses) {
    this.enrolments = enrolments;
    this.mentorships = mentorships;
    this.format = format;
    this.mails = mails;
    this.outcomes = outcomes;
    this.addresses = addresses;
  }

  /** For the reader, learner or mentor: with the mails' own words, in their zone. */
  List<MessageLine> forLearner(List<LedgerEntry> entries, Language language) {
    Known known = known(entries);
    return entries.stream()
        .map(
            entry -> {
              Optional<Description> mail = described(entry, known, language);
              return line(
                  entry,
                  known,
                  mail.map(Description::subject).orElseGet(() -> ruleIn(language, entry)),
                  language.time(entry.dueAt(), known.zone(entry)),
                  outcomes.toReader(entry, language, known.zone(entry)),
                  mail.map(Description::why).orElse(null));
            })
        .toList();
  }

  /** Empty while too little is known of what it is about. */
  private Optional<Description> described(LedgerEntry entry, Known known, Language language) {
    Finding finding = format.read(Rule.of(entry.rule()), entry.facts());
    return finding instanceof AboutCohort about
        ? known
            .mentor(entry)
            .map(mentor -> new Story(about, mentor, mentor.course().dayOf(entry.dueAt()), Map.of()))
            .map(story -> mails.describe(language.locale(), story))
        : known
            .facts(entry)
            .map(facts -> Moment.now(facts, entry.dueAt()))
            .map(moment -> mails.describe(language.locale(), finding, moment));
  }

  /** For admins: with the rule, and without what only the reader is told. */
  List<MessageLine> forAdmin(List<LedgerEntry> entries, Language language, ZoneId zone) {
    Known known = known(entries);
    return entries.stream()
        .map(
            entry ->
                line(
                    entry,
                    known,
                    ruleIn(language, entry),
                    language.time(entry.dueAt(), zone),
                    outcomes.toOthers(entry, language, zone),
                    null))
        .toList();
  }

  /** For who looks after the cohort: with the rule and the reader's name. */
  List<MessageLine> forMentor(List<LedgerEntry> entries, Language language, ZoneId zone) {
    Map<UUID, String> names =
        addresses.names(entries.stream().map(LedgerEntry::learner).distinct().toList());
    Known known = known(entries);
    return entries.stream()
        .map(
            entry ->
                new MessageLine(
                    ruleIn(language, entry),
                    known.path(entry),
                    names.getOrDefault(entry.learner(), language.say("cohort.somebody")),
                    language.time(entry.dueAt(), zone),
                    entry.outcome(),
                    outcomes.toOthers(entry, language, zone),
                    null))
        .toList();
  }

  private static MessageLine line(
      LedgerEntry entry,
      Known known,
      String title,
      String time,
      String outcome,
      @Nullable String why) {
    return new MessageLine(
        title,
        known.path(entry),
        known.cohort(entry).orElse(null),
        time,
        entry.outcome(),
        outcome,
        why);
  }

  private static String ruleIn(Language language, LedgerEntry entry) {
    return language.say("rule." + entry.rule());
  }

  private Known known(List<LedgerEntry> entries) {
    var mentors = new HashMap<UUID, Mentor>();
    for (LedgerEntry entry : entries) {
      UUID cohort = entry.enrolment() == null ? entry.cohort() : null;
      if (cohort != null) {
        mentorships.find(cohort, entry.learner()).ifPresent(it -> mentors.put(entry.id(), it));
      }
    }
    return new Known(
        enrolments.facts(
            entries.stream()
                .flatMap(entry -> Stream.ofNullable(entry.enrolment()))
                .distinct()
                .toList()),
        mentors);
  }

  /**
   * What is known of what entries are about.
   *
   * @param enrolments by their ids
   * @param mentors with their cohorts, by the entries' ids
   */
  private record Known(Map<UUID, EnrolmentFacts> enrolments, Map<UUID, Mentor> mentors) {

    Optional<EnrolmentFacts> facts(LedgerEntry entry) {
      return Optional.ofNullable(entry.enrolment()).map(enrolments::get);
    }

    Optional<Mentor> mentor(LedgerEntry entry) {
      return Optional.ofNullable(mentors.get(entry.id()));
    }

    Optional<String> cohort(LedgerEntry entry) {
      return mentor(entry)
          .map(Mentor::course)
          .or(() -> facts(entry).map(EnrolmentFacts::course))
          .map(course -> course.name());
    }

    ZoneId zone(LedgerEntry entry) {
      return mentor(entry)
          .map(Mentor::zone)
          .or(() -> facts(entry).map(EnrolmentFacts::learnerZone))
          .orElse(ZoneOffset.UTC);
    }

    String path(LedgerEntry entry) {
      return mentor(entry)
          .map(mentor -> "/progress/cohorts/" + mentor.slug())
          .orElseGet(
              () ->
                  entry.enrolment() == null
                      ? "/progress"
                      : "/progress/enrolments/" + entry.enrolment());
    }
  }
}
