package dev.milepost.notification.mail;

import dev.milepost.notification.enrolment.Course;
import dev.milepost.notification.enrolment.Mentor;
import dev.milepost.notification.enrolment.WaitingReview;
import dev.milepost.notification.knowledge.Wording;
import dev.milepost.notification.mail.Letter.Item;
import dev.milepost.notification.mail.MentorMail.Story;
import dev.milepost.notification.rules.AtRisk;
import dev.milepost.notification.rules.AtRisk.Kind;
import dev.milepost.notification.rules.AtRisk.Reason;
import dev.milepost.notification.rules.Finding.AboutCohort;
import dev.milepost.notification.rules.MentorDigest;
import dev.milepost.notification.rules.MentorDigest.Backlog;
import dev.milepost.notification.rules.ReviewsWaiting;
import java.text.ListFormat;
import java.text.ListFormat.Style;
import java.text.ListFormat.Type;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts what a mentor is told of a cohort into words. Of learners it says their names. */
final class WriteMentorLetter {

  private static final String COHORT = "cohort";
  private static final int MOST_BACKLOGS = 5;

  private final Words words;
  private final String name;
  private final Story story;

  WriteMentorLetter(Locale reader, String name, Story story) {
    this.words = new Words(reader);
    this.name = story.mentor().isEverybody() ? words.say("everybody") : HeaderText.line(name);
    this.story = story;
  }

  /** The page on which the mentor can do something about it. */
  static String path(AboutCohort finding, Mentor mentor) {
    String cohort = "/progress/cohorts/" + mentor.slug();
    String page = page(finding);
    return page.equals(COHORT) ? cohort : cohort + "/" + page;
  }

  private static String page(AboutCohort finding) {
    return switch (finding) {
      case ReviewsWaiting _ -> "reviews";
      case MentorDigest digest when !digest.atRisk().isEmpty() -> "at-risk";
      case MentorDigest digest when !digest.waiting().isEmpty() -> "reviews";
      case MentorDigest _ -> COHORT;
    };
  }

  /**
   * In the cohort's own words where it has some; they replace subject and paragraphs, but not what
   * a digest has to tell besides.
   */
  Letter write(@Nullable Wording own) {
    return own == null ? write() : write().in(own, values(), besides());
  }

  private List<String> besides() {
    return story.finding() instanceof MentorDigest found ? besides(found) : List.of();
  }

  Letter write() {
    return switch (story.finding()) {
      case ReviewsWaiting found -> reviewsWaiting(found);
      case MentorDigest found -> digest(found);
    };
  }

  private Map<Variable, String> values() {
    int count =
        switch (story.finding()) {
          case ReviewsWaiting found -> found.total();
          case MentorDigest found -> found.atRiskTotal();
        };
    return Map.of(
        Variable.MENTOR, name,
        Variable.COHORT, course().name(),
        Variable.ROADMAP, course().outline().roadmap().title(),
        Variable.COUNT, String.valueOf(count));
  }

  private Letter reviewsWaiting(ReviewsWaiting found) {
    String body =
        words.say(
            found.total() == 1 ? "review-waiting.body.one" : "review-waiting.body",
            found.total(),
            course().name(),
            daysSince(found.waiting().getFirst().since()));
    return letter(
        List.of(body, words.say("review-waiting.go-on")),
        found.waiting().stream().map(this::waiting).toList(),
        found.total());
  }

  private Item waiting(WaitingReview one) {
    return new Item(
        words.say("waiting.title", nameOf(one.learner()), course().milestoneTitle(one.milestone())),
        words.say("waiting.since", words.day(one.since()), daysSince(one.since())));
  }

  private Letter digest(MentorDigest found) {
    var paragraphs = new ArrayList<String>();
    paragraphs.add(
        found.atRiskTotal() == 0
            ? words.say("mentor-digest.nobody", found.learners())
            : words.say("mentor-digest.body", found.atRiskTotal(), found.learners()));
    paragraphs.addAll(besides(found));
    return letter(
        paragraphs, found.atRisk().stream().map(this::atRisk).toList(), found.atRiskTotal());
  }

  /** What waits and who has finished. */
  private List<String> besides(MentorDigest found) {
    var paragraphs = new ArrayList<String>();
    if (!found.waiting().isEmpty()) {
      paragraphs.add(backlog(found.waiting()));
    }
    if (found.finishedTotal() > 0) {
      paragraphs.add(words.say("mentor-digest.finished", found.finishedTotal(), finished(found)));
    }
    return paragraphs;
  }

  private String backlog(List<Backlog> backlogs) {
    int all = backlogs.stream().mapToInt(Backlog::count).sum();
    String named =
        inOneLine(
            backlogs.stream()
                .limit(MOST_BACKLOGS)
                .map(
                    one ->
                        words.say(
                            "mentor-digest.backlog",
                            course().milestoneTitle(one.milestone()),
                            one.count()))
                .toList());
    return words.say(
        all == 1 ? "mentor-digest.waiting.one" : "mentor-digest.waiting",
        all,
        daysSince(backlogs.getFirst().oldest()),
        named);
  }

  private String finished(MentorDigest found) {
    Stream<String> named = found.finished().stream().map(this::nameOf);
    int more = found.finishedTotal() - found.finished().size();
    return inOneLine(
        Stream.concat(named, Stream.of(more).filter(n -> n > 0).map(n -> words.say("more", n)))
            .toList());
  }

  private Item atRisk(AtRisk learner) {
    Stream<String> deficit =
        learner.late() > 0
            ? Stream.of(words.say("at-risk.deficit", learner.daysBehind(), learner.late()))
            : Stream.empty();
    return new Item(
        nameOf(learner.learner()),
        Stream.concat(
                deficit,
                learner.reasons().stream()
                    .filter(reason -> reason.kind() != Kind.BEHIND_PLAN || learner.late() == 0)
                    .map(this::reason))
            .collect(Collectors.joining("; ")));
  }

  /** As the progress service's list of learners who may need help says it. */
  private String reason(Reason reason) {
    return switch (reason.kind()) {
      case BEHIND_PLAN -> words.say("at-risk.behind-plan", reason.days());
      case INACTIVE ->
          reason.usualGapDays() == null
              ? words.say("at-risk.inactive", reason.days())
              : words.say("at-risk.inactive.usually", reason.days(), reason.usualGapDays());
      case NEVER_STARTED -> words.say("at-risk.never-started", reason.days());
    };
  }

  /**
   * @param items the first of what there is
   * @param all how much there is
   */
  private Letter letter(List<String> paragraphs, List<Item> items, int all) {
    String key = story.finding().rule().wireName();
    String list = key + (items.size() < all ? ".list.first" : ".list");
    return new Letter(
        words.locale(),
        words.say(key + ".subject", all, course().name()),
        paragraphs.getFirst(),
        words.say("greeting", name),
        words.say(key + ".heading", all, course().name()),
        paragraphs,
        items.isEmpty() ? null : words.say(list, items.size(), all),
        items,
        words.say("action." + page(story.finding())),
        why());
  }

  /**
   * Tells when the rule speaks in this cohort: its numbers, and the last of them alone. Everybody
   * is told why it is posted where they read it.
   */
  private String why() {
    if (story.mentor().isEverybody()) {
      return words.say("everybody.why", course().name());
    }
    var rule = story.finding().rule();
    List<Integer> numbers = rule.setting(course().settings()).numbers();
    return words.say(
        rule.wireName() + ".why",
        course().name(),
        inOneLine(numbers.stream().map(String::valueOf).toList()),
        numbers.getLast());
  }

  private String inOneLine(List<String> parts) {
    return ListFormat.getInstance(words.locale(), Type.STANDARD, Style.FULL).format(parts);
  }

  private long daysSince(LocalDate day) {
    return ChronoUnit.DAYS.between(day, story.today());
  }

  private String nameOf(UUID learner) {
    String known = story.names().get(learner);
    return known == null ? words.say("somebody") : HeaderText.line(known);
  }

  private Course course() {
    return story.mentor().course();
  }
}
