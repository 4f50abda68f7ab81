package dev.milepost.notification.mail;

import static dev.milepost.notification.enrolment.Facts.day;
import static dev.milepost.notification.enrolment.Facts.morning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.edge.problem.Fault;
import dev.milepost.notification.enrolment.Facts;
import dev.milepost.notification.knowledge.Wording;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Finding.Overdue;
import dev.milepost.notification.rules.Finding.Planned;
import dev.milepost.notification.rules.Rule;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckWordingTest {

  private static List<String> faults(Rule rule, String subject, String body) {
    return CheckWording.faults(rule, new Wording(subject, body)).stream()
        .map(Fault::pointer)
        .toList();
  }

  @Test
  void whatTheRuleHasAValueForCanBeSaved() {
    assertThat(faults(Rule.OVERDUE, "{milestone}, {learner}", "Due {due}: {count}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{stage}", "{Learner}", "{ learner }", "{}", "{", "a } b", "{{learner}}"})
  void aVariableThatIsUnknownOrMissingIsRefusedWithWhatThereIs(String written) {
    assertThat(CheckWording.faults(Rule.OVERDUE, new Wording("Late", written)))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.pointer()).isEqualTo("/body");
              assertThat(fault.detail()).contains("{learner}", "{milestone}", "{due}");
            });
  }

  @Test
  void whatTheMessageIsAboutHasToBeNamed() {
    assertThat(faults(Rule.CHANGES_REQUESTED, "News", "Have a look")).containsExactly("/body");
    assertThat(faults(Rule.CHANGES_REQUESTED, "{milestone}", "Have a look")).isEmpty();
  }

  @Test
  void subjectAndTextHaveTheirMeasure() {
    assertThat(faults(Rule.OVERDUE, " ", " ")).containsExactly("/subject", "/body");
    assertThat(faults(Rule.OVERDUE, "a\r\nBcc: b", "x".repeat(4001)))
        .containsExactly("/subject", "/body");
  }

  static List<Finding> findings() {
    return ComposeMailTest.findings();
  }

  @ParameterizedTest
  @MethodSource("findings")
  void everyVariableOfARuleHasAValueInItsMessages(Finding finding) {
    var moment = new Facts().at(morning(day(17)));
    var values = new Values(new Words(Locale.ENGLISH), moment, "Lena").of(finding);
    assertThat(values.keySet()).containsExactlyInAnyOrderElementsOf(Variable.of(finding.rule()));
  }

  @Test
  void whatAValueHoldsIsTextAndNeverReadAsAVariableOrATemplate() {
    var moment = new Facts().at(morning(day(17)));
    var own = new Wording("Late, {learner}", "One {milestone}\n\nTwo $1 \\ [[${7 * 7}]]");
    var letter =
        new WriteLetter(Locale.ENGLISH, "{cohort} $0", moment)
            .write(new Overdue(day(17), List.of(new Planned("git", day(9)))), own);
    assertThat(letter.subject()).isEqualTo("Late, {cohort} $0");
    assertThat(letter.paragraphs())
        .containsExactly("One The git milestone", "Two $1 \\ [[${7 * 7}]]");
    assertThat(letter.items()).hasSize(1);
  }
}
