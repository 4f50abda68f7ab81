package dev.milepost.progress.setup;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.milepost.edge.phrases.Phrasebook;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortAccess;
import dev.milepost.progress.enrolling.ImportCheck;
import dev.milepost.progress.enrolling.ImportCheck.FaultyRow;
import dev.milepost.progress.enrolling.ImportEnrolments;
import dev.milepost.progress.enrolling.ImportReport;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.wording.SpreadsheetText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a file of learners would do, its faulty rows, and the button that does it. */
@Controller
@RequestMapping("/progress/cohorts/{slug}/setup/enrol/uploads/{upload}")
class UploadPage {

  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private static final String FAULT = "fault";

  /** Of a file with more, the others are in the download. */
  private static final int FAULTY_ROWS = 100;

  private final Callers callers;
  private final CohortAccess access;
  private final KeptUploads uploads;
  private final ImportEnrolments imports;
  private final Phrasebook phrases;

  UploadPage(
      Callers callers,
      CohortAccess access,
      KeptUploads uploads,
      ImportEnrolments imports,
      Phrasebook phrases) {
    this.callers = callers;
    this.access = access;
    this.uploads = uploads;
    this.imports = imports;
    this.phrases = phrases;
  }

  /**
   * @param changed whether it was about to be done, and would have done something else than shown
   */
  @GetMapping
  String look(
      SignedIn signedIn,
      @PathVariable String slug,
      @PathVariable UUID upload,
      @RequestParam(defaultValue = "false") boolean changed,
      Model model) {
    Caller caller = callers.of(signedIn);
    Cohort cohort = access.forStaff(caller, slug);
    ImportCheck check = check(caller, cohort, upload);
    model.addAttribute("viewer", signedIn.name());
    model.addAttribute("cohort", cohort);
    model.addAttribute("upload", upload);
    model.addAttribute("check", check);
    model.addAttribute("changed", changed);
    model.addAttribute("faulty", check.faulty().stream().limit(FAULTY_ROWS).toList());
    return "progress/setup/upload";
  }

  /**
   * Enrols everyone in the rows without faults, all of them or nobody. Rows with faults are left
   * out only as they were shown: when there are others by now, nothing is done.
   *
   * @param rows how many rows without faults were shown
   */
  @PostMapping
  String enrol(
      SignedIn signedIn,
      @PathVariable String slug,
      @PathVariable UUID upload,
      @RequestParam int rows) {
    Caller caller = callers.of(signedIn);
    Cohort cohort = access.forStaff(caller, slug);
    ImportCheck check = check(caller, cohort, upload);
    if (check.good().rows() != rows) {
      return "redirect:/progress/cohorts/%s/setup/enrol/uploads/%s?changed=true"
          .formatted(slug, upload);
    }
    ImportReport report =
        imports.importGood(caller, slug, file(uploads.find(caller, cohort, upload)), check);
    if (check.faulty().isEmpty()) {
      uploads.drop(upload);
    }
    return "redirect:/progress/cohorts/%s/setup/enrol?done=imported&created=%d&changed=%d&unchanged=%d"
        .formatted(slug, report.created(), report.changed(), report.unchanged());
  }

  /** The rows with faults, as they were written, with a column that says what is wrong. */
  @GetMapping("/faulty.csv")
  ResponseEntity<String> faulty(
      SignedIn signedIn, @PathVariable String slug, @PathVariable UUID upload) {
    Caller caller = callers.of(signedIn);
    Cohort cohort = access.forStaff(caller, slug);
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(cohort.slug() + "-faulty.csv")
                .build()
                .toString())
        .body(csv(check(caller, cohort, upload)));
  }

  private String csv(ImportCheck check) {
    var text = new StringWriter();
    text.write(SpreadsheetText.BYTE_ORDER_MARK);
    int fault = check.header().indexOf(FAULT);
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(with(check.header(), fault, FAULT));
      check.faulty().forEach(row -> csv.writeRecord(with(row.cells(), fault, inWords(row))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private String inWords(FaultyRow row) {
    return row.faults().stream()
        .map(one -> (one.column() + " " + phrases.say(one.reason())).strip())
        .collect(Collectors.joining("; "));
  }

  /** In the column that is there already from mending once, else in one more. */
  private static List<String> with(List<String> cells, int place, String cell) {
    var more = new ArrayList<>(cells.stream().map(SpreadsheetText::harmless).toList());
    if (place >= 0 && place < more.size()) {
      more.set(place, cell);
    } else {
      more.add(cell);
    }
    return more;
  }

  private ImportCheck check(Caller caller, Cohort cohort, UUID upload) {
    return imports.check(caller, cohort.slug(), file(uploads.find(caller, cohort, upload)));
  }

  private static ByteArrayInputStream file(byte[] content) {
    return new ByteArrayInputStream(content);
  }
}
