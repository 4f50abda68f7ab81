package dev.milepost.notification.rules;

import static dev.milepost.notification.enrolment.Facts.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.notification.rules.Finding.Overdue;
import dev.milepost.notification.rules.Finding.Planned;
import dev.milepost.notification.rules.Finding.Silence;
import dev.milepost.notification.rules.Finding.StageDueSoon;
import dev.milepost.notification.rules.Finding.Welcome;
import dev.milepost.state.NextStep;
import dev.milepost.state.NextStep.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SameMomentTest {

  private static final Planned GIT = new Planned("git", day(9));
  private static final Planned PYTHON = new Planned("python", day(13));
  private static final Planned MODEL = new Planned("model", day(13));
  private static final Finding SILENCE =
      new Silence(day(2), false, 8, 0, new NextStep("git", Reason.NEXT_ON_PATH, day(9), 0));
  private static final Finding OVERDUE = new Overdue(day(10), List.of(GIT));
  private static final Finding BASICS = new StageDueSoon("basics", day(13), List.of(GIT, PYTHON));
  private static final Finding PROJECTS = new StageDueSoon("projects", day(13), List.of(MODEL));

  @Test
  void aloneNothingGivesWay() {
    assertThat(List.of(SILENCE, OVERDUE, BASICS, new Welcome(null)))
        .noneMatch(found -> SameMoment.givesWay(found, List.of(found)));
  }

  @Test
  void silenceGivesWayToWhatSaysWhatIsToBeDone() {
    assertThat(SameMoment.givesWay(SILENCE, List.of(OVERDUE))).isTrue();
    assertThat(SameMoment.givesWay(SILENCE, List.of(PROJECTS))).isTrue();
  }

  @Test
  void whatIsOverdueGivesWayWhenStagesThatAreDueSoonNameAllOfIt() {
    assertThat(SameMoment.givesWay(OVERDUE, List.of(BASICS))).isTrue();
    assertThat(SameMoment.givesWay(OVERDUE, List.of(PROJECTS))).isFalse();
    var both = new Overdue(day(14), List.of(GIT, MODEL));
    assertThat(SameMoment.givesWay(both, List.of(BASICS))).isFalse();
    assertThat(SameMoment.givesWay(both, List.of(BASICS, PROJECTS))).isTrue();
  }

  @Test
  void whateverFallsOnOneMomentSomethingIsToldAndNothingThatIsLateIsLeftOut() {
    List<Finding> all = List.of(SILENCE, OVERDUE, BASICS, PROJECTS);
    for (int chosen = 1; chosen < 1 << all.size(); chosen++) {
      var found = new ArrayList<Finding>();
      for (int place = 0; place < all.size(); place++) {
        if ((chosen & 1 << place) != 0) {
          found.add(all.get(place));
        }
      }
      var told = found.stream().filter(one -> !SameMoment.givesWay(one, found)).toList();
      assertThat(told).isNotEmpty();
      assertThat(told.contains(OVERDUE) || told.contains(BASICS))
          .isEqualTo(found.contains(OVERDUE) || found.contains(BASICS));
    }
  }
}
