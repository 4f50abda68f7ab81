package dev.milepost.local.oulad.source;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.jspecify.annotations.Nullable;

/** One line of one file. Its cells are asked for by column; {@code ?} and nothing mean unknown. */
final class Row {

  private static final String UNKNOWN = "?";

  private final String file;
  private final NamedCsvRecord cells;

  Row(String file, NamedCsvRecord cells) {
    this.file = file;
    this.cells = cells;
  }

  /**
   * @throws DatasetFault when it is unknown
   */
  String text(String column) {
    String text = cell(column);
    if (text.isEmpty()) {
      throw fault(column, "is empty");
    }
    return text;
  }

  /**
   * @throws DatasetFault when it is unknown or no whole number
   */
  int number(String column) {
    Integer number = numberIfKnown(column);
    if (number == null) {
      throw fault(column, "is empty");
    }
    return number;
  }

  /** Null when it is unknown. */
  @Nullable Integer numberIfKnown(String column) {
    String text = cell(column);
    try {
      return text.isEmpty() ? null : Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw fault(column, "is no whole number");
    }
  }

  double decimal(String column) {
    try {
      return Double.parseDouble(text(column));
    } catch (NumberFormatException e) {
      throw fault(column, "is no number");
    }
  }

  DatasetFault fault(String column, String what) {
    return new DatasetFault(
        "%s in line %d of %s %s.".formatted(column, cells.getStartingLineNumber(), file, what));
  }

  private String cell(String column) {
    String text =
        cells
            .findField(column)
            .orElseThrow(() -> new DatasetFault("%s has no column %s.".formatted(file, column)))
            .strip();
    return text.equals(UNKNOWN) ? "" : text;
  }
}
