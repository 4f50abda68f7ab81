package dev.milepost.progress.roster;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.milepost.progress.roster.LearnerRow.NextDue;
import dev.milepost.progress.wording.SpreadsheetText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes learners as CSV (RFC 4180) with a head line, days as in 2026-03-02, so that a spreadsheet
 * reads it as it is meant; see {@link SpreadsheetText}.
 */
public final class LearnersCsv {

  private LearnersCsv() {}

  /** Writes all of it and leaves {@code to} open. */
  public static void write(List<LearnerRow> learners, Writer to) {
    try {
      to.write(SpreadsheetText.BYTE_ORDER_MARK);
      CsvWriter csv = CsvWriter.builder().build(to);
      csv.writeRecord(
          "enrolment",
          "name",
          "percent",
          "stage",
          "completed_stages",
          "pace_days",
          "last_active",
          "next_due",
          "next_milestone",
          "withdrawn");
      learners.forEach(learner -> csv.writeRecord(cells(learner)));
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] cells(LearnerRow learner) {
    NextDue next = learner.nextDue();
    return new String[] {
      learner.enrolment().toString(),
      SpreadsheetText.harmless(learner.name()),
      Integer.toString(learner.percent()),
      SpreadsheetText.harmless(learner.stage().title()),
      String.join(" ", learner.completedStages()),
      text(learner.paceDays()),
      text(learner.lastActive()),
      next == null ? "" : next.day().toString(),
      next == null ? "" : SpreadsheetText.harmless(next.title()),
      text(learner.withdrawn())
    };
  }

  private static String text(@Nullable Object value) {
    return Objects.toString(value, "");
  }
}
