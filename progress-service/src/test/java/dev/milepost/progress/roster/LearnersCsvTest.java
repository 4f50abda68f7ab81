package dev.milepost.progress.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.progress.roster.LearnerRow.CurrentStage;
import dev.milepost.progress.roster.LearnerRow.NextDue;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LearnersCsvTest {

  private static final UUID ENROLMENT = UUID.fromString("0198c0de-0000-7000-8000-000000000003");
  private static final LocalDate DAY = LocalDate.parse("2026-10-24");

  @Test
  void aLearnerIsALineAndWhatIsNotThereIsEmpty() {
    assertThat(csv(learner("Lena \"L\", Learner", -9, new NextDue("trees", "Trees", DAY), null)))
        .isEqualTo(
            "\uFEFFenrolment,name,percent,stage,completed_stages,pace_days,last_active,next_due,next_milestone,withdrawn\r\n"
                + "0198c0de-0000-7000-8000-000000000003,\"Lena \"\"L\"\","
                + " Learner\",34,ML,foundation git,-9,2026-10-24,2026-10-24,Trees,\r\n");
    assertThat(csv(learner("Lena", null, null, DAY)))
        .endsWith(",Lena,34,ML,foundation git,,2026-10-24,,,2026-10-24\r\n");
  }

  @Test
  void aNameIsNoFormula() {
    assertThat(csv(learner("=HYPERLINK(1)", 0, null, null))).contains(",'=HYPERLINK(1),");
  }

  private static String csv(LearnerRow learner) {
    var text = new StringWriter();
    LearnersCsv.write(List.of(learner), text);
    return text.toString();
  }

  private static LearnerRow learner(String name, Integer pace, NextDue next, LocalDate withdrawn) {
    return new LearnerRow(
        ENROLMENT,
        name,
        34,
        new CurrentStage(2, "ml", "ML"),
        List.of("foundation", "git"),
        pace,
        DAY,
        next,
        withdrawn);
  }
}
