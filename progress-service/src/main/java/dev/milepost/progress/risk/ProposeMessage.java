package dev.milepost.progress.risk;

import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.path.LearnerPath.Step;
import dev.milepost.progress.path.ShowPath;
import dev.milepost.progress.risk.Reason.BehindPlan;
import dev.milepost.progress.risk.Reason.Inactive;
import dev.milepost.progress.risk.Reason.NeverStarted;
import dev.milepost.progress.wording.Wording;
import dev.milepost.progress.wording.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proposes what to write to a learner, from the reasons and the next step, in their language. */
@Component
public class ProposeMessage {

  private final AssessLearner risks;
  private final ShowPath paths;
  private final Wording wording;
  private final JdbcClient jdbc;

  ProposeMessage(AssessLearner risks, ShowPath paths, Wording wording, JdbcClient jdbc) {
    this.risks = risks;
    this.paths = paths;
    this.wording = wording;
    this.jdbc = jdbc;
  }

  /**
   * Where the learner's language is not spoken, it is English. Whether somebody may see the
   * enrolment has been settled before.
   *
   * @param today in the cohort's zone
   */
  public MessageDraft propose(Cohort cohort, UUID enrolment, LocalDate today) {
    Words words = wording.in(locale(enrolment));
    var paragraphs = new ArrayList<String>();
    List<Reason> reasons =
        risks.assess(cohort, enrolment, today).map(Risk::reasons).orElse(List.of());
    paragraphs.add(
        reasons.isEmpty()
            ? words.say("draft.hello", cohort.name())
            : words.say(
                "draft." + reasons.getFirst().code(), cohort.name(), days(reasons.getFirst())));
    paths.show(enrolment).nextSteps().stream()
        .findFirst()
        .map(Step::title)
        .ifPresent(title -> paragraphs.add(words.say("draft.next", title)));
    paragraphs.add(words.say("draft.offer"));
    return new MessageDraft(
        words.say("draft.subject", cohort.name()), String.join("\n\n", paragraphs));
  }

  private static int days(Reason reason) {
    return switch (reason) {
      case BehindPlan(int days) -> days;
      case Inactive(int days, Integer _, int _) -> days;
      case NeverStarted(int days) -> days;
    };
  }

  private Locale locale(UUID enrolment) {
    return Locale.forLanguageTag(
        jdbc.sql(
                "select p.locale from enrolment e join person p on p.id = e.learner_id where e.id ="
                    + " ?")
            .param(enrolment)
            .query(String.class)
            .single());
  }

  /**
   * @param subject one line
   * @param text plain text, for a person to change
   */
  public record MessageDraft(String subject, String text) {}
}
