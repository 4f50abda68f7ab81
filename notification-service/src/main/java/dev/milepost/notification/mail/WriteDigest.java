package dev.milepost.notification.mail;

import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.mail.Letter.Item;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Finding.Digest;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a learner's weekly digest says: the messages that were kept for it, each in one line, or
 * what to do next when there are none; and how far the learner has come.
 */
final class WriteDigest {

  private static final int DAYS_OF_A_WEEK = 7;

  private final Words words;
  private final Moment moment;
  private final Digest digest;
  private final Function<Finding, Letter> letters;

  /**
   * @param letters writes what was kept as it would have been sent by itself
   */
  WriteDigest(Words words, Moment moment, Digest digest, Function<Finding, Letter> letters) {
    this.words = words;
    this.moment = moment;
    this.digest = digest;
    this.letters = letters;
  }

  List<String> paragraphs() {
    return nothingKept() ? List.of(progress()) : List.of(kept(), progress());
  }

  private boolean nothingKept() {
    return digest.kept().isEmpty();
  }

  private String kept() {
    return words.say("weekly-digest.body", digest.kept().size(), moment.facts().course().name());
  }

  private String progress() {
    long lately =
        moment.activeDays().stream()
            .filter(day -> day.isAfter(moment.today().minusDays(DAYS_OF_A_WEEK)))
            .count();
    return words.say(
        "weekly-digest.progress",
        moment.standing().percent(),
        moment.facts().course().outline().roadmap().title(),
        lately);
  }

  /** The key of the words above its items. */
  String list() {
    return nothingKept() ? "silence.next" : "weekly-digest.kept";
  }

  List<Item> items() {
    return nothingKept()
        ? new ListMilestones(words, moment).next(digest.next())
        : digest.kept().stream().map(letters).map(this::item).toList();
  }

  private Item item(Letter kept) {
    return new Item(kept.heading(), detail(kept));
  }

  /** What a message of its own would list, or else say first. */
  private String detail(Letter kept) {
    return kept.items().isEmpty()
        ? kept.preview()
        : kept.items().stream().map(this::inOneLine).collect(Collectors.joining("; "));
  }

  private String inOneLine(Item item) {
    return item.detail().isEmpty()
        ? item.title()
        : words.say("weekly-digest.item", item.title(), item.detail());
  }
}
