package dev.milepost.local.oulad.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forms in which the dataset is found, and what is said when it is not as expected. */
class ReadDatasetTest {

  /** As its authors publish it: cells in quotes, a score column, more columns than are needed. */
  private static final Map<String, String> PLAIN =
      Map.of(
          "courses",
          """
          "code_module","code_presentation","module_presentation_length"
          "AAA","2014J","269"
          "AAA","2013J","268"
          """,
          "assessments",
          """
          "code_module","code_presentation","id_assessment","assessment_type","date","weight"
          "AAA","2013J","1752","TMA","19","10"
          "AAA","2013J","1757","Exam","?","100"
          "AAA","2014J","1758","TMA","19","12.5"
          """,
          "studentRegistration",
          """
          "code_module","code_presentation","id_student","date_registration","date_unregistration"
          "AAA","2014J","28400","","12"
          "AAA","2013J","28400","-53","?"
          """,
          "studentAssessment",
          """
          "id_assessment","id_student","date_submitted","is_banked","score"
          "1752","28400","22","0","70"
          "1758","28400","-1","1","?"
          """,
          "vle",
          "\"id_site\",\"nobody reads this\"\n");

  @TempDir Path folder;

  @Test
  void plainFilesInAFolderAreRead() throws IOException {
    write(PLAIN);

    assertIsRead(folder);
  }

  @Test
  void compressedFilesWithoutQuotesOrScoreAreRead() throws IOException {
    for (var file : PLAIN.entrySet()) {
      String text = file.getValue().replace("\"", "").replaceAll("(?m),(score|70|\\?)$", "");
      Path target = folder.resolve(file.getKey() + ".csv.gz");
      try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(target))) {
        gzip.write(
            (file.getKey().equals("studentAssessment") ? text : file.getValue())
                .getBytes(StandardCharsets.UTF_8));
      }
    }

    assertIsRead(folder);
  }

  @Test
  void theZipIsReadWithItsFilesInAFolder() throws IOException {
    Path zip = folder.resolve("oulad.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (var file : PLAIN.entrySet()) {
        out.putNextEntry(new ZipEntry("OULAD/" + file.getKey() + ".csv"));
        out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }

    assertIsRead(zip);
  }

  @Test
  void aCellThatCannotBeReadIsNamedByColumnLineAndFile() throws IOException {
    var files = new LinkedHashMap<>(PLAIN);
    files.put("courses", PLAIN.get("courses").replace("269", "long"));
    write(files);

    assertThatThrownBy(() -> ReadDataset.read(folder))
        .isInstanceOf(DatasetFault.class)
        .hasMessage("module_presentation_length in line 2 of courses.csv is no whole number.");
  }

  @Test
  void aSubmissionOfSomebodyWhoIsNotRegisteredIsNamed() throws IOException {
    var files = new LinkedHashMap<>(PLAIN);
    files.put(
        "studentAssessment",
        PLAIN.get("studentAssessment").replace("\"28400\",\"-1", "\"7\",\"-1"));
    write(files);

    assertThatThrownBy(() -> ReadDataset.read(folder))
        .hasMessage(
            "id_student in line 3 of studentAssessment.csv is not registered for the"
                + " assessment's presentation.");
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    write(PLAIN);
    Files.delete(folder.resolve("courses.csv"));

    assertThatThrownBy(() -> ReadDataset.read(folder))
        .hasMessage("%s holds no courses.csv and no courses.csv.gz.".formatted(folder));
  }

  @Test
  void aMissingColumnIsNamed() throws IOException {
    var files = new LinkedHashMap<>(PLAIN);
    files.put("courses", "code_module,code_presentation\nAAA,2013J\n");
    write(files);

    assertThatThrownBy(() -> ReadDataset.read(folder))
        .hasMessage("courses.csv has no column module_presentation_length.");
  }

  private static void assertIsRead(Path source) {
    Dataset dataset = ReadDataset.read(source);

    assertThat(dataset.presentations())
        .extracting(Presentation::code, Presentation::version, Presentation::days)
        .containsExactly(tuple("2013J", 1, 268), tuple("2014J", 2, 269));
    assertThat(dataset.registrations())
        .extracting(Registration::registered, Registration::unregistered)
        .containsExactly(tuple(-53, null), tuple(null, 12));
    assertThat(dataset.submissions())
        .extracting(one -> one.assessment().id(), Submission::day, Submission::banked)
        .containsExactly(tuple(1752, 22, false), tuple(1758, -1, true));
  }

  private void write(Map<String, String> files) throws IOException {
    for (var file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey() + ".csv"), file.getValue());
    }
  }
}
