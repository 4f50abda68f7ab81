package dev.milepost.local.oulad.source;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Reads the dataset from a folder or a zip. Columns and files that it does not need may be there.
 */
public final class ReadDataset {

  private static final Comparator<Registration> BY_PRESENTATION =
      Comparator.<Registration, String>comparing(one -> one.presentation().module())
          .thenComparing(one -> one.presentation().code());

  private final DatasetFiles files;
  private final Map<RunKey, Presentation> presentations = new LinkedHashMap<>();
  private final Map<Integer, Assessment> assessments = new HashMap<>();
  private final Map<Integer, RunKey> presentationOf = new HashMap<>();
  private final Map<LearnerKey, Registration> registrations = new LinkedHashMap<>();

  private ReadDataset(DatasetFiles files) {
    this.files = files;
  }

  /**
   * @throws DatasetFault when something is missing or cannot be read
   */
  public static Dataset read(Path folderOrZip) {
    try (var files = DatasetFiles.in(folderOrZip)) {
      return new ReadDataset(files).read();
    } catch (IOException | UncheckedIOException e) {
      throw new DatasetFault("%s cannot be read: %s.".formatted(folderOrZip, e.getMessage()), e);
    }
  }

  private Dataset read() throws IOException {
    readPresentations(readAssessments());
    forEachRow("studentRegistration", this::addRegistration);
    var submissions = new ArrayList<Submission>();
    forEachRow("studentAssessment", row -> submissions.add(submission(row)));
    return new Dataset(
        List.copyOf(presentations.values()),
        registrations.values().stream().sorted(BY_PRESENTATION).toList(),
        submissions.stream()
            .sorted(
                Comparator.comparing(Submission::registration, BY_PRESENTATION)
                    .thenComparing(submission -> submission.registration().student()))
            .toList());
  }

  private Map<RunKey, List<Assessment>> readAssessments() throws IOException {
    var byPresentation = new HashMap<RunKey, List<Assessment>>();
    forEachRow(
        "assessments",
        row -> {
          var assessment =
              new Assessment(
                  row.number("id_assessment"),
                  Assessment.Type.of(row.text("assessment_type"))
                      .orElseThrow(
                          () -> row.fault("assessment_type", "is none of TMA, CMA and Exam")),
                  row.numberIfKnown("date"),
                  row.decimal("weight"));
          assessments.put(assessment.id(), assessment);
          presentationOf.put(assessment.id(), RunKey.of(row));
          byPresentation.computeIfAbsent(RunKey.of(row), key -> new ArrayList<>()).add(assessment);
        });
    return byPresentation;
  }

  private void readPresentations(Map<RunKey, List<Assessment>> byPresentation) throws IOException {
    var days = new TreeMap<RunKey, Integer>();
    forEachRow(
        "courses", row -> days.put(RunKey.of(row), row.number("module_presentation_length")));
    var seen = new HashMap<String, Integer>();
    days.forEach(
        (key, length) ->
            presentations.put(
                key,
                new Presentation(
                    key.module(),
                    key.code(),
                    seen.merge(key.module(), 1, Integer::sum),
                    length,
                    byPresentation.getOrDefault(key, List.of()))));
  }

  private void addRegistration(Row row) {
    RunKey key = RunKey.of(row);
    Presentation presentation = presentations.get(key);
    if (presentation == null) {
      throw row.fault("code_presentation", "is not in courses.csv");
    }
    int student = row.number("id_student");
    registrations.put(
        new LearnerKey(key, student),
        new Registration(
            presentation,
            student,
            row.numberIfKnown("date_registration"),
            row.numberIfKnown("date_unregistration")));
  }

  private Submission submission(Row row) {
    int id = row.number("id_assessment");
    Assessment assessment = assessments.get(id);
    RunKey key = presentationOf.get(id);
    if (assessment == null || key == null) {
      throw row.fault("id_assessment", "is not in assessments.csv");
    }
    Registration registration = registrations.get(new LearnerKey(key, row.number("id_student")));
    if (registration == null) {
      throw row.fault("id_student", "is not registered for the assessment's presentation");
    }
    return new Submission(
        registration, assessment, row.number("date_submitted"), row.number("is_banked") == 1);
  }

  private void forEachRow(String name, Consumer<Row> action) throws IOException {
    String file = name + ".csv";
    try (var csv =
        CsvReader.builder()
            .detectBomHeader(true)
            .ofNamedCsvRecord(files.open(name), StandardCharsets.UTF_8)) {
      for (NamedCsvRecord cells : csv) {
        action.accept(new Row(file, cells));
      }
    } catch (CsvParseException e) {
      throw new DatasetFault("%s is no CSV: %s.".formatted(file, e.getMessage()), e);
    }
  }

  /** Sorts by module, then by time: B (February) comes before J (October). */
  private record RunKey(String module, String code) implements Comparable<RunKey> {

    static RunKey of(Row row) {
      return new RunKey(row.text("code_module"), row.text("code_presentation"));
    }

    @Override
    public int compareTo(RunKey other) {
      return Comparator.comparing(RunKey::module).thenComparing(RunKey::code).compare(this, other);
    }
  }

  private record LearnerKey(RunKey presentation, int student) {}
}
