package dev.milepost.notification.mail;

import dev.milepost.notification.enrolment.Course;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.knowledge.MentorMessages.Said;
import dev.milepost.notification.knowledge.Wording;
import dev.milepost.notification.mail.Letter.Item;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Finding.AboutCohort;
import dev.milepost.notification.rules.Finding.ChangesRequested;
import dev.milepost.notification.rules.Finding.Digest;
import dev.milepost.notification.rules.Finding.MentorWrote;
import dev.milepost.notification.rules.Finding.MilestonesDueSoon;
import dev.milepost.notification.rules.Finding.Overdue;
import dev.milepost.notification.rules.Finding.PlanDeficit;
import dev.milepost.notification.rules.Finding.Planned;
import dev.milepost.notification.rules.Finding.RoadmapCompleted;
import dev.milepost.notification.rules.Finding.Silence;
import dev.milepost.notification.rules.Finding.StageCompleted;
import dev.milepost.notification.rules.Finding.StageDueSoon;
import dev.milepost.notification.rules.Finding.StreakAtRisk;
import dev.milepost.notification.rules.Finding.Welcome;
import dev.milepost.notification.rules.Rule;
import java.text.ListFormat;
import java.text.ListFormat.Style;
import java.text.ListFormat.Type;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts a finding about an enrolment into words, for the learner. */
final class WriteLetter {

  private final Words words;
  private final Moment moment;
  private final ListMilestones milestones;
  private final String name;

  /**
   * @param moment how the enrolment stands; its day is the reader's today
   */
  WriteLetter(Locale reader, String name, Moment moment) {
    this.words = new Words(reader);
    this.moment = moment;
    this.milestones = new ListMilestones(words, moment);
    this.name = name;
  }

  /** In the cohort's own words where it has some; they replace subject and paragraphs. */
  Letter write(Finding finding, @Nullable Wording own) {
    Letter letter = write(finding);
    return own == null
        ? letter
        : letter.in(own, new Values(words, moment, name).of(finding), List.of());
  }

  Letter write(Finding finding) {
    return switch (finding) {
      case Welcome found -> welcome(found);
      case MilestonesDueSoon found -> milestonesDueSoon(found);
      case StageDueSoon found -> stageDueSoon(found);
      case Overdue found -> overdue(found);
      case PlanDeficit found -> planDeficit(found);
      case StreakAtRisk found -> streakAtRisk(found);
      case ChangesRequested found -> changesRequested(found);
      case Silence found -> silence(found);
      case StageCompleted found -> stageCompleted(found);
      case RoadmapCompleted found -> roadmapCompleted(found);
      case MentorWrote _ -> mentorWrote(words.say("mentor-wrote.somebody"), null, List.of());
      case Digest found -> digest(found);
      case AboutCohort found ->
          throw new IllegalArgumentException(found.rule() + " is about no enrolment");
    };
  }

  private Letter welcome(Welcome found) {
    Course course = course();
    String body =
        words.say(
            "welcome.body",
            course.name(),
            roadmap(),
            course.outline().stages().size(),
            words.date(course.startDay()),
            words.date(course.endDay()));
    return letter(
        "welcome",
        List.of(body, words.say("welcome.path")),
        "welcome.first",
        milestones.next(found.next()),
        course.name());
  }

  private Letter stageDueSoon(StageDueSoon found) {
    String stage = course().stageTitle(found.stage());
    int left = found.left().size();
    long days = ChronoUnit.DAYS.between(moment.today(), found.due());
    return letter(
        "stage-due-soon",
        List.of(words.say("stage-due-soon.body", stage, words.day(found.due()), days, left)),
        "stage-due-soon.left",
        milestones.due(found.left()),
        stage,
        words.day(found.due()),
        left);
  }

  private Letter milestonesDueSoon(MilestonesDueSoon found) {
    List<Planned> left = found.left();
    return letter(
        "milestone-due-soon",
        List.of(words.say("milestone-due-soon.body", left.size())),
        "stage-due-soon.left",
        milestones.due(left),
        left.size(),
        course().milestoneTitle(left.getFirst().milestone()));
  }

  private Letter planDeficit(PlanDeficit found) {
    var paragraphs = new ArrayList<>(List.of(words.say("plan-deficit.body", found.late().size())));
    paragraphs.add(words.say("plan-deficit.help"));
    return letter(
        "plan-deficit",
        paragraphs,
        found.next() == null ? "overdue.late" : "plan-deficit.next",
        found.next() == null ? milestones.late(found.late()) : milestones.next(found.next()),
        course().name(),
        found.late().size());
  }

  private Letter streakAtRisk(StreakAtRisk found) {
    return letter(
        "streak-at-risk",
        List.of(words.say("streak-at-risk.body", found.weeks(), course().name())),
        "silence.next",
        milestones.next(found.next()),
        found.weeks());
  }

  private Letter changesRequested(ChangesRequested found) {
    String milestone = course().milestoneTitle(found.milestone());
    return letter(
        "changes-requested",
        List.of(
            words.say("changes-requested.body", milestone), words.say("changes-requested.again")),
        "",
        List.of(),
        milestone);
  }

  private Letter overdue(Overdue found) {
    List<Planned> late = found.late();
    return letter(
        "overdue",
        List.of(words.say("overdue.body", late.size()), words.say("overdue.done")),
        "overdue.late",
        milestones.late(late),
        late.size(),
        course().milestoneTitle(late.getFirst().milestone()));
  }

  private Letter silence(Silence found) {
    var paragraphs = new ArrayList<>(List.of(silentSince(found)));
    if (found.usualGap() > 0) {
      paragraphs.add(words.say("silence.usual", found.usualGap()));
    }
    paragraphs.add(words.say("silence.small-step"));
    return letter(
        "silence", paragraphs, "silence.next", milestones.next(found.next()), course().name());
  }

  private String silentSince(Silence found) {
    boolean active = moment.activeDays().contains(found.since());
    if (!active && moment.facts().resumedOn().filter(found.since()::equals).isPresent()) {
      return words.say("silence.resumed", course().name(), words.day(found.since()));
    }
    return found.begun()
        ? words.say("silence.body", words.day(found.since()), found.silentDays())
        : words.say("silence.not-begun", course().name(), words.day(found.since()));
  }

  private Letter stageCompleted(StageCompleted found) {
    String stage = course().stageTitle(found.stage());
    var standing = moment.standing();
    var paragraphs =
        new ArrayList<>(
            List.of(
                words.say(
                    "stage-completed.body",
                    stage,
                    standing.stagesCompleted(),
                    course().outline().stages().size(),
                    standing.percent())));
    if (moment.nextStep().isEmpty()) {
      paragraphs.add(words.say("stage-completed.waits"));
    }
    return letter(
        "stage-completed",
        paragraphs,
        "stage-completed.next",
        milestones.next(found.next()),
        stage);
  }

  private Letter roadmapCompleted(RoadmapCompleted found) {
    return letter(
        "roadmap-completed",
        List.of(
            words.say("roadmap-completed.body", roadmap(), found.milestones()),
            words.say("roadmap-completed.stays")),
        "",
        List.of(),
        roadmap());
  }

  /** What a mentor wrote, paragraph by paragraph as it was written. */
  Letter write(Said said) {
    String author =
        said.author() == null ? words.say("mentor-wrote.somebody") : HeaderText.line(said.author());
    return mentorWrote(author, said.subject(), List.of(said.text().split("\\R\\s*\\R")));
  }

  private Letter mentorWrote(String author, @Nullable String subject, List<String> said) {
    var paragraphs = new ArrayList<>(List.of(words.say("mentor-wrote.body", author)));
    paragraphs.addAll(said);
    return new Letter(
        words.locale(),
        subject == null ? words.say("mentor-wrote.subject", author) : subject,
        said.isEmpty() ? paragraphs.getFirst() : said.getFirst(),
        words.say("greeting", name),
        words.say("mentor-wrote.heading", author),
        paragraphs,
        null,
        List.of(),
        words.say("action"),
        words.say("mentor-wrote.why", course().name()));
  }

  private Letter digest(Digest found) {
    var digest = new WriteDigest(words, moment, found, this::write);
    return letter(
        "weekly-digest", digest.paragraphs(), digest.list(), digest.items(), course().name());
  }

  private Letter letter(
      String key, List<String> paragraphs, String list, List<Item> items, Object... titles) {
    return new Letter(
        words.locale(),
        words.say(key + ".subject", titles),
        paragraphs.getFirst(),
        words.say("greeting", name),
        words.say(key + ".heading", titles),
        paragraphs,
        items.isEmpty() ? null : words.say(list),
        items,
        words.say("action"),
        why(key));
  }

  /** Tells when the rule speaks in this cohort: its numbers, and the last of them alone. */
  private String why(String rule) {
    List<Integer> numbers = Rule.of(rule).setting(course().settings()).numbers();
    String all =
        numbers.isEmpty()
            ? ""
            : ListFormat.getInstance(words.locale(), Type.STANDARD, Style.FULL)
                .format(numbers.stream().map(String::valueOf).toList());
    return words.say(
        rule + ".why", course().name(), all, numbers.isEmpty() ? 0 : numbers.getLast());
  }

  private Course course() {
    return moment.facts().course();
  }

  private String roadmap() {
    return course().outline().roadmap().title();
  }
}
