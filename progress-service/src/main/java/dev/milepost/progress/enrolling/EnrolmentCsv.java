package dev.milepost.progress.enrolling;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.milepost.edge.problem.Problem;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads who is to be enrolled from CSV (RFC 4180) in UTF-8 with a header row. */
final class EnrolmentCsv {

  static final int MAX_ROWS = 50_000;

  static final List<String> COLUMNS =
      List.of(
          "email",
          "name",
          "zone",
          "locale",
          "enrolled_on",
          "start_day",
          "counts_from",
          "withdrawn_on",
          "learner_id",
          "enrolment_id");

  private static final List<String> REQUIRED = List.of("email", "name");

  /** Says in a list of faulty rows what is wrong with each, so that it can be mended and sent. */
  static final String IGNORED = "fault";

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final List<RowFault> faults = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private final Map<Long, List<String>> cells = new HashMap<>();
  private List<String> header = List.of();
  private long line;

  private EnrolmentCsv() {}

  /**
   * @throws Problem {@code malformed-csv}, {@code too-many-rows}, or {@code invalid-rows} for a
   *     header that names no such columns
   */
  static EnrolmentCsv read(InputStream bytes) {
    var csv = new EnrolmentCsv();
    // Of a decoder, unlike of a charset, bytes that are no UTF-8 are an error.
    var text = new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder());
    try {
      csv.readAll(
          CsvReader.builder()
              .allowMissingFields(true)
              .allowExtraFields(true)
              .ofCsvRecord(text)
              .iterator());
    } catch (CsvParseException | UncheckedIOException e) {
      throw EnrolmentProblems.malformedCsv(
          "The file is no CSV in UTF-8 after the row that begins in line %d.".formatted(csv.line));
    }
    return csv;
  }

  /** The rows that have as many cells as the header. */
  List<Row> rows() {
    return rows;
  }

  /** The rows that have not. */
  List<RowFault> faults() {
    return faults;
  }

  /** The names of the columns. */
  List<String> header() {
    return header;
  }

  /** What stands in the row that begins in this line. */
  List<String> cells(long rowLine) {
    return cells.getOrDefault(rowLine, List.of());
  }

  /** The same without the rows that have one of these faults. */
  EnrolmentCsv without(List<RowFault> faulty) {
    Set<Long> lines = faulty.stream().map(RowFault::line).collect(Collectors.toSet());
    var rest = new EnrolmentCsv();
    rest.header = header;
    rest.cells.putAll(cells);
    rows.stream().filter(row -> !lines.contains(row.line())).forEach(rest.rows::add);
    faults.stream().filter(fault -> !lines.contains(fault.line())).forEach(rest.faults::add);
    return rest;
  }

  private void readAll(Iterator<CsvRecord> records) {
    if (!records.hasNext()) {
      throw EnrolmentProblems.malformedCsv("The file is empty; its first line names the columns.");
    }
    readHeader(records.next());
    while (records.hasNext()) {
      readRow(records.next());
      if (rows.size() + faults.size() > MAX_ROWS) {
        throw EnrolmentProblems.tooManyRows(MAX_ROWS);
      }
    }
  }

  private void readHeader(CsvRecord names) {
    line = names.getStartingLineNumber();
    header =
        names.getFields().stream().map(name -> name.replace(BYTE_ORDER_MARK, "").strip()).toList();
    var headerFaults = new ArrayList<RowFault>();
    Set<String> seen = new HashSet<>();
    for (String name : header) {
      if (!COLUMNS.contains(name) && !name.equals(IGNORED)) {
        headerFaults.add(new RowFault(line, "", "columns among " + String.join(", ", COLUMNS)));
      } else if (!seen.add(name)) {
        headerFaults.add(new RowFault(line, name, "each column once"));
      }
    }
    REQUIRED.stream()
        .filter(name -> !seen.contains(name))
        .forEach(name -> headerFaults.add(new RowFault(line, name, "a column of this name")));
    if (!headerFaults.isEmpty()) {
      throw EnrolmentProblems.invalidRows(headerFaults);
    }
  }

  private void readRow(CsvRecord row) {
    line = row.getStartingLineNumber();
    cells.put(line, row.getFields());
    if (row.getFieldCount() == header.size()) {
      rows.add(new Row(line, request(row)));
    } else {
      faults.add(
          new RowFault(line, "", "as many cells as the header has: %d".formatted(header.size())));
    }
  }

  private EnrolmentRequest request(CsvRecord row) {
    return new EnrolmentRequest(
        cell(row, "email"),
        cell(row, "name"),
        cell(row, "zone"),
        cell(row, "locale"),
        cell(row, "enrolled_on"),
        cell(row, "start_day"),
        cell(row, "counts_from"),
        cell(row, "withdrawn_on"),
        cell(row, "learner_id"),
        cell(row, "enrolment_id"));
  }

  private @Nullable String cell(CsvRecord row, String column) {
    int place = header.indexOf(column);
    String text = place < 0 ? "" : row.getField(place).strip();
    return text.isEmpty() ? null : text;
  }

  /**
   * @param line where the row begins, from 1
   * @param request null for what stands in no cell
   */
  record Row(long line, EnrolmentRequest request) {}
}
