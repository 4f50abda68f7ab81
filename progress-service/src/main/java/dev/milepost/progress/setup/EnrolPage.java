package dev.milepost.progress.setup;

import dev.milepost.edge.phrases.Phrasebook;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortAccess;
import dev.milepost.progress.enrolling.EnrolLearner;
import dev.milepost.progress.enrolling.Enrolled;
import dev.milepost.progress.enrolling.EnrolmentRequest;
import dev.milepost.progress.enrolling.ImportEnrolments;
import dev.milepost.progress.enrolling.RowFault;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.wording.Wording;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Where learners come into a cohort: one by one, or many from a file. */
@Controller
@RequestMapping("/progress/cohorts/{slug}/setup/enrol")
class EnrolPage {

  private final Callers callers;
  private final CohortAccess access;
  private final EnrolLearner enrol;
  private final ImportEnrolments imports;
  private final KeptUploads uploads;
  private final Wording wording;
  private final Phrasebook phrases;

  EnrolPage(
      Callers callers,
      CohortAccess access,
      EnrolLearner enrol,
      ImportEnrolments imports,
      KeptUploads uploads,
      Wording wording,
      Phrasebook phrases) {
    this.callers = callers;
    this.access = access;
    this.enrol = enrol;
    this.imports = imports;
    this.uploads = uploads;
    this.wording = wording;
    this.phrases = phrases;
  }

  /**
   * @param done what was just done: {@code created}, {@code changed} or {@code unchanged} for one
   *     learner, {@code imported} for a file; empty for nothing
   * @param of the enrolment that it was about
   */
  @GetMapping
  String blank(
      SignedIn signedIn,
      @PathVariable String slug,
      @RequestParam(defaultValue = "") String done,
      @RequestParam(defaultValue = "") String of,
      @RequestParam(defaultValue = "0") int created,
      @RequestParam(defaultValue = "0") int changed,
      @RequestParam(defaultValue = "0") int unchanged,
      Model model) {
    Cohort cohort = access.forStaff(callers.of(signedIn), slug);
    model.addAttribute("done", done);
    model.addAttribute("of", of);
    model.addAttribute("counts", List.of(created, changed, unchanged));
    return show(signedIn, cohort, Form.of(Map.of()), model);
  }

  /** Enrols one learner; sending the same form again changes nothing. */
  @PostMapping("/learner")
  String enrol(
      SignedIn signedIn,
      @PathVariable String slug,
      @RequestParam Map<String, String> typed,
      Model model,
      HttpServletResponse response) {
    Caller caller = callers.of(signedIn);
    Form form = Form.of(typed);
    try {
      Enrolled enrolled = enrol.enrol(caller, slug, request(form));
      return "redirect:/progress/cohorts/%s/setup/enrol?done=%s&of=%s"
          .formatted(
              slug, enrolled.outcome().name().toLowerCase(Locale.ROOT), enrolled.enrolment());
    } catch (Problem problem) {
      return show(signedIn, access.forStaff(caller, slug), form.refused(problem, response), model);
    }
  }

  private static EnrolmentRequest request(Form form) {
    return new EnrolmentRequest(
        form.given("email"),
        form.given("name"),
        null,
        form.given("locale"),
        null,
        form.given("startDay"),
        form.given("countsFrom"),
        null,
        null,
        null);
  }

  /** Takes a file or a text, and leads to what it would do; nobody is enrolled yet. */
  @PostMapping("/uploads")
  String upload(
      SignedIn signedIn,
      @PathVariable String slug,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(defaultValue = "") String text,
      Model model,
      HttpServletResponse response)
      throws IOException {
    Caller caller = callers.of(signedIn);
    Cohort cohort = access.forStaff(caller, slug);
    byte[] content =
        file == null || file.isEmpty() ? text.getBytes(StandardCharsets.UTF_8) : file.getBytes();
    try {
      imports.requireReadable(new ByteArrayInputStream(content));
      return "redirect:/progress/cohorts/%s/setup/enrol/uploads/%s"
          .formatted(slug, uploads.keep(caller, cohort, content));
    } catch (Problem problem) {
      response.setStatus(problem.type().status());
      Form form = Form.of(Map.of("text", text)).refused("file", inWords(problem));
      return show(signedIn, cohort, form, model);
    }
  }

  private String inWords(Problem problem) {
    if (problem.members().get("rows") instanceof List<?> rows
        && rows.getFirst() instanceof RowFault fault) {
      String where = fault.column().isEmpty() ? "" : " (" + fault.column() + ")";
      return wording.say("setup.upload.header", fault.line(), where, phrases.say(fault.reason()));
    }
    return phrases.say(problem.detail());
  }

  private String show(SignedIn signedIn, Cohort cohort, Form form, Model model) {
    model.addAttribute("viewer", signedIn.name());
    model.addAttribute("cohort", cohort);
    model.addAttribute("form", form);
    return "progress/setup/enrol";
  }
}
