package dev.milepost.notification.mail;

import dev.milepost.notification.enrolment.Course;
import dev.milepost.notification.enrolment.Moment;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/** The values of variables in one message. */
final class Values {

  private final Words words;
  private final Moment moment;
  private final Map<Variable, String> values = new EnumMap<>(Variable.class);

  Values(Words words, Moment moment, String learner) {
    this.words = words;
    this.moment = moment;
    values.put(Variable.LEARNER, learner);
    values.put(Variable.COHORT, course().name());
    values.put(Variable.ROADMAP, course().outline().roadmap().title());
    values.put(Variable.PERCENT, String.valueOf(moment.standing().percent()));
  }

  /**
   * Puts values in for variables, once: what a value holds is text, braces included. A variable
   * that is none is left as it is.
   */
  static String fill(String text, Map<Variable, String> values) {
    return CheckWording.IN_BRACES
        .matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    values.entrySet().stream()
                        .filter(one -> one.getKey().wireName().equals(match.group(1)))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(match.group())));
  }

  Map<Variable, String> of(Finding finding) {
    switch (finding) {
      case Welcome _, MentorWrote _ -> {}
      case MilestonesDueSoon found -> planned(found.left());
      case Overdue found -> planned(found.late());
      case PlanDeficit found -> planned(found.late());
      case StageDueSoon found -> {
        count(found.left().size());
        values.put(Variable.STAGE, course().stageTitle(found.stage()));
        values.put(Variable.DUE, words.day(found.due()));
      }
      case Silence found -> {
        count(found.silentDays());
        milestone(found.next().milestone());
      }
      case StreakAtRisk found -> {
        count(found.weeks());
        milestone(found.next().milestone());
      }
      case ChangesRequested found -> milestone(found.milestone());
      case StageCompleted found -> values.put(Variable.STAGE, course().stageTitle(found.stage()));
      case RoadmapCompleted found -> count(found.milestones());
      case Digest found -> count(found.kept().size());
      case AboutCohort found ->
          throw new IllegalArgumentException(found.rule() + " is about no enrolment");
    }
    return values;
  }

  private void planned(List<Planned> planned) {
    count(planned.size());
    milestone(planned.getFirst().milestone());
    values.put(Variable.DUE, words.day(planned.getFirst().due()));
  }

  private void count(int number) {
    values.put(Variable.COUNT, String.valueOf(number));
  }

  private void milestone(String key) {
    values.put(Variable.MILESTONE, course().milestoneTitle(key));
  }

  private Course course() {
    return moment.facts().course();
  }
}
