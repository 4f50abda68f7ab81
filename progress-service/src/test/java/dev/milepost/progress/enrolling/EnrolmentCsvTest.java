package dev.milepost.progress.enrolling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.milepost.edge.problem.Problem;
import dev.milepost.progress.enrolling.EnrolmentCsv.Row;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnrolmentCsvTest {

  @Test
  void columnsAreFoundByNameInAnyOrder() {
    var row = read("name,zone,email\nLena,Europe/Berlin,lena@example.org\n").rows().getFirst();
    assertThat(row.request().email()).isEqualTo("lena@example.org");
    assertThat(row.request().name()).isEqualTo("Lena");
    assertThat(row.request().zone()).isEqualTo("Europe/Berlin");
    assertThat(row.request().locale()).isNull();
  }

  @Test
  void anEmptyCellAsksForNothing() {
    assertThat(read("email,name,zone\nlena@example.org,, \n").rows().getFirst().request())
        .isEqualTo(
            new EnrolmentRequest(
                "lena@example.org", null, null, null, null, null, null, null, null, null));
  }

  @Test
  void aRowIsKnownByTheLineInWhichItBegins() {
    String text = "email,name\r\na@example.org,\"Two\nlines\"\r\n\r\nb@example.org,B\r\n";
    assertThat(read(text).rows()).extracting(Row::line).containsExactly(2L, 5L);
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstName() {
    assertThat(read("\uFEFFemail,name\na@example.org,A\n").rows()).hasSize(1);
  }

  @Test
  void aRowWithTooFewOrTooManyCellsIsFaulty() {
    var csv = read("email,name\na@example.org\nb@example.org,B,more\nc@example.org,C\n");
    assertThat(csv.faults()).extracting(RowFault::line).containsExactly(2L, 3L);
    assertThat(csv.rows()).extracting(Row::line).containsExactly(4L);
  }

  @Test
  void theHeaderHasKnownColumnsOnceAndThoseThatAreNeeded() {
    assertThat(faultsOf("email,nam,email\n"))
        .extracting(RowFault::column)
        .containsExactlyInAnyOrder("", "email", "name");
  }

  @Test
  void whatIsNoCsvInUtf8IsMalformed() {
    assertThat(problemOf("".getBytes(StandardCharsets.UTF_8)).type().slug())
        .isEqualTo("malformed-csv");
    assertThat(
            problemOf("email,name\na@example.org,Zoë\n".getBytes(StandardCharsets.ISO_8859_1))
                .type()
                .slug())
        .isEqualTo("malformed-csv");
    assertThat(problemOf("email,name\n\"a\"b,A\n".getBytes(StandardCharsets.UTF_8)).detail())
        .contains("line 1");
  }

  @Test
  void aFileHasAtMost50000Rows() {
    String rows = "a@example.org,A\n".repeat(EnrolmentCsv.MAX_ROWS);
    assertThat(read("email,name\n" + rows).rows()).hasSize(EnrolmentCsv.MAX_ROWS);
    Problem problem =
        problemOf(("email,name\n" + rows + "b@example.org,B\n").getBytes(StandardCharsets.UTF_8));
    assertThat(problem.type().status()).isEqualTo(413);
    assertThat(problem.members()).containsEntry("limitRows", EnrolmentCsv.MAX_ROWS);
  }

  private static EnrolmentCsv read(String text) {
    return EnrolmentCsv.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @SuppressWarnings("unchecked")
  private static List<RowFault> faultsOf(String text) {
    return (List<RowFault>) problemOf(text.getBytes(StandardCharsets.UTF_8)).members().get("rows");
  }

  private static Problem problemOf(byte[] bytes) {
    return catchThrowableOfType(
        Problem.class, () -> EnrolmentCsv.read(new ByteArrayInputStream(bytes)));
  }
}
