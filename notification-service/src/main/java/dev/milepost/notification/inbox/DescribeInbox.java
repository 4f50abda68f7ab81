package dev.milepost.notification.inbox;

import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Mentor;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.inbox.InboxMessage.Item;
import dev.milepost.notification.knowledge.Addresses;
import dev.milepost.notification.knowledge.Enrolments;
import dev.milepost.notification.knowledge.Mentorships;
import dev.milepost.notification.mail.Letter;
import dev.milepost.notification.mail.MentorMail.Story;
import dev.milepost.notification.mail.SayElsewhere;
import dev.milepost.notification.rules.Finding.AboutCohort;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Puts messages into words, in the language of who looks: kept are only keys and days. A message of
 * which too little is known just now, since its cohort moves to a roadmap version that was not told
 * of yet, is left out until it is.
 */
@Component
class DescribeInbox {

  private final Enrolments enrolments;
  private final Mentorships mentorships;
  private final Addresses addresses;
  private final SayElsewhere say;

  DescribeInbox(
      Enrolments enrolments, Mentorships mentorships, Addresses addresses, SayElsewhere say) {
    this.enrolments = enrolments;
    this.mentorships = mentorships;
    this.addresses = addresses;
    this.say = say;
  }

  List<InboxMessage> describe(List<InboxEntry> entries, Locale reader) {
    Known known = known(entries);
    return entries.stream().flatMap(entry -> described(entry, known, reader).stream()).toList();
  }

  private Known known(List<InboxEntry> entries) {
    List<UUID> about =
        entries.stream().flatMap(entry -> Stream.ofNullable(entry.enrolment())).distinct().toList();
    Stream<UUID> named =
        entries.stream()
            .flatMap(
                entry ->
                    entry.finding() instanceof AboutCohort found
                        ? found.named().stream()
                        : Stream.empty());
    return new Known(
        enrolments.facts(about),
        mentors(entries),
        addresses.names(
            Stream.concat(entries.stream().map(InboxEntry::learner), named).distinct().toList()));
  }

  /** Each cohort is read once. */
  private Map<Looking, Mentor> mentors(List<InboxEntry> entries) {
    var mentors = new HashMap<Looking, Mentor>();
    entries.stream()
        .flatMap(entry -> Looking.of(entry).stream())
        .distinct()
        .forEach(
            one ->
                mentorships
                    .find(one.cohort(), one.mentor())
                    .ifPresent(mentor -> mentors.put(one, mentor)));
    return mentors;
  }

  private Optional<InboxMessage> described(InboxEntry entry, Known known, Locale reader) {
    String name = known.names().getOrDefault(entry.learner(), "");
    return entry.finding() instanceof AboutCohort found
        ? Looking.of(entry)
            .map(known.mentors()::get)
            .map(mentor -> aboutCohort(entry, found, mentor, known.names(), reader))
        : Optional.ofNullable(entry.enrolment())
            .map(known.enrolments()::get)
            .map(facts -> aboutEnrolment(entry, facts, name, reader));
  }

  private InboxMessage aboutEnrolment(
      InboxEntry entry, EnrolmentFacts facts, String name, Locale reader) {
    Letter letter =
        say.letter(
            reader, name, entry.finding(), Moment.now(facts, entry.dueAt()), entry.variant());
    return message(
        entry, facts.learnerZone(), facts.course().name(), letter, say.url(facts.enrolment()));
  }

  private InboxMessage aboutCohort(
      InboxEntry entry, AboutCohort found, Mentor mentor, Map<UUID, String> names, Locale reader) {
    var story = new Story(found, mentor, mentor.course().dayOf(entry.dueAt()), names);
    Letter letter = say.letter(reader, names.getOrDefault(entry.learner(), ""), story);
    return message(entry, mentor.zone(), mentor.course().name(), letter, say.url(story));
  }

  private static InboxMessage message(
      InboxEntry entry, ZoneId zone, String cohort, Letter letter, String url) {
    var rule = entry.finding().rule();
    return new InboxMessage(
        entry.id(),
        zone,
        rule.wireName(),
        rule.category().wireName(),
        entry.enrolment(),
        cohort,
        letter.subject(),
        letter.paragraphs(),
        letter.list(),
        letter.items().stream().map(item -> new Item(item.title(), item.detail())).toList(),
        letter.action(),
        url,
        letter.why(),
        entry.dueAt(),
        entry.readAt());
  }

  /** What is known of what messages are about. */
  private record Known(
      Map<UUID, EnrolmentFacts> enrolments,
      Map<Looking, Mentor> mentors,
      Map<UUID, String> names) {}

  /** Somebody who looks after a cohort. */
  private record Looking(UUID cohort, UUID mentor) {

    static Optional<Looking> of(InboxEntry entry) {
      return Optional.ofNullable(entry.cohort())
          .map(cohort -> new Looking(cohort, entry.learner()));
    }
  }
}
