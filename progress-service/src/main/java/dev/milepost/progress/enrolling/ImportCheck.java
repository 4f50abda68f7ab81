package dev.milepost.progress.enrolling;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What there is to know of a file before it is imported.
 *
 * @param good what it would do to import the rows without faults
 * @param header the names of the columns, as the file has them
 * @param faulty the other rows, by line
 */
public record ImportCheck(ImportReport good, List<String> header, List<FaultyRow> faulty) {

  static ImportCheck of(ImportReport good, EnrolmentCsv csv, List<RowFault> faults) {
    var byLine = new TreeMap<Long, FaultyRow>();
    faults.forEach(
        fault ->
            byLine.merge(
                fault.line(),
                new FaultyRow(fault.line(), csv.cells(fault.line()), List.of(fault)),
                FaultyRow::and));
    return new ImportCheck(good, csv.header(), List.copyOf(byLine.values()));
  }

  /** All faults of all rows. */
  public List<RowFault> faults() {
    return faulty.stream().flatMap(row -> row.faults().stream()).toList();
  }

  /**
   * @param cells as they were written
   */
  public record FaultyRow(long line, List<String> cells, List<RowFault> faults) {

    private FaultyRow and(FaultyRow other) {
      var all = new ArrayList<>(faults);
      all.addAll(other.faults);
      return new FaultyRow(line, cells, List.copyOf(all));
    }

    /** Without the cells, so that a log line that holds it tells nothing personal. */
    @Override
    public String toString() {
      return "FaultyRow[" + line + "]";
    }
  }
}
