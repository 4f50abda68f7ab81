package dev.milepost.notification.inbox;

import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.inbox.InboxMessage.Item;
import dev.milepost.notification.knowledge.Addresses;
import dev.milepost.notification.knowledge.Enrolments;
import dev.milepost.notification.mail.Letter;
import dev.milepost.notification.mail.SayElsewhere;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Puts messages into words, in the language of who looks: kept are only keys and days. A message of
 * an enrolment of which too little is known just now, since its cohort moves to a roadmap version
 * that was not told of yet, is left out until it is.
 */
@Component
class DescribeInbox {

  private final Enrolments enrolments;
  private final Addresses addresses;
  private final SayElsewhere say;

  DescribeInbox(Enrolments enrolments, Addresses addresses, SayElsewhere say) {
    this.enrolments = enrolments;
    this.addresses = addresses;
    this.say = say;
  }

  List<InboxMessage> describe(List<InboxEntry> entries, Locale reader) {
    Map<UUID, EnrolmentFacts> facts =
        enrolments.facts(entries.stream().map(InboxEntry::enrolment).distinct().toList());
    Map<UUID, String> names =
        addresses.names(entries.stream().map(InboxEntry::learner).distinct().toList());
    return entries.stream()
        .filter(entry -> facts.containsKey(entry.enrolment()))
        .map(
            entry ->
                message(
                    entry,
                    Moment.now(Objects.requireNonNull(facts.get(entry.enrolment())), entry.dueAt()),
                    names.getOrDefault(entry.learner(), ""),
                    reader))
        .toList();
  }

  private InboxMessage message(InboxEntry entry, Moment moment, String name, Locale reader) {
    Letter letter = say.letter(reader, name, entry.finding(), moment);
    var rule = entry.finding().rule();
    return new InboxMessage(
        entry.id(),
        moment.facts().learnerZone(),
        rule.wireName(),
        rule.category().wireName(),
        entry.enrolment(),
        moment.facts().course().name(),
        letter.subject(),
        letter.paragraphs(),
        letter.list(),
        letter.items().stream().map(item -> new Item(item.title(), item.detail())).toList(),
        say.path(entry.enrolment()),
        letter.why(),
        entry.dueAt(),
        entry.readAt());
  }
}
