package dev.milepost.roadmap.editor;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.roadmap.authoring.ReadRoadmap.Reading;
import dev.milepost.roadmap.document.Notation;
import dev.milepost.roadmap.publishing.Draft;
import dev.milepost.roadmap.publishing.Drafts;
import dev.milepost.roadmap.publishing.Precondition;
import dev.milepost.roadmap.publishing.PublishingProblems;
import dev.milepost.roadmap.publishing.SaveDraft;
import dev.milepost.roadmap.web.Authors;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where authors write. What was typed comes back with every answer that does not save it. No slug
 * has a page of the names that stand below {@code /roadmaps/authoring}, so none is taken by them.
 */
@Controller
class EditorPages {

  private static final String PAGE = "authoring/editor";

  private final Drafts drafts;
  private final SaveDraft saveDraft;

  EditorPages(Drafts drafts, SaveDraft saveDraft) {
    this.drafts = drafts;
    this.saveDraft = saveDraft;
  }

  @GetMapping("/roadmaps/authoring/new")
  String begin(SignedIn who, Locale language, Model model) {
    Authors.check(who);
    var sample = new TypedText(SampleText.in(language));
    return page(Editing.typed("", 0, Notation.YAML, sample), model);
  }

  @GetMapping("/roadmaps/{slug}/draft")
  String edit(
      SignedIn who,
      @PathVariable String slug,
      @RequestParam(required = false) @Nullable Long saved,
      Model model) {
    Authors.check(who);
    Editing editing = Editing.of(drafts.of(who.organisation(), slug));
    model.addAttribute("saved", saved != null && saved == editing.revision());
    return page(editing, model);
  }

  /**
   * Says what is wrong with a text, and shows how it will look: as a part of the page to htmx, as
   * the page to a browser without scripts.
   */
  @PostMapping("/roadmaps/authoring/check")
  String check(
      SignedIn who,
      @RequestParam(defaultValue = "") String slug,
      @RequestParam(defaultValue = "0") long revision,
      @RequestParam Notation notation,
      @RequestParam String text,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
      Model model) {
    Authors.check(who);
    if (!slug.isEmpty()) {
      drafts.of(who.organisation(), slug);
    }
    model.addAttribute("checked", true);
    String page = page(Editing.typed(slug, revision, notation, TypedText.sent(text)), model);
    return htmx == null ? page : "authoring/checked :: all";
  }

  @PostMapping("/roadmaps/authoring/new")
  String create(
      SignedIn who,
      @RequestParam Notation notation,
      @RequestParam String text,
      Model model,
      HttpServletResponse response) {
    Authors.check(who);
    var typed = TypedText.sent(text);
    return switch (Editing.reading("", notation, typed)) {
      case Reading.Faulty faulty -> refused("", 0, notation, typed, model, response);
      case Reading.Sound sound -> {
        String slug = sound.roadmap().slug();
        try {
          yield save(who, slug, 0, notation, typed, new Precondition.Absent(), model, response);
        } catch (Problem taken) {
          model.addAttribute("taken", slug);
          model.addAttribute("own", taken.type().equals(PublishingProblems.DRAFT_CHANGED));
          response.setStatus(taken.type().status());
          yield page(Editing.typed("", 0, notation, typed), model);
        }
      }
    };
  }

  @PostMapping("/roadmaps/{slug}/draft")
  String save(
      SignedIn who,
      @PathVariable String slug,
      @RequestParam long revision,
      @RequestParam Notation notation,
      @RequestParam String text,
      Model model,
      HttpServletResponse response) {
    Authors.check(who);
    Draft draft = drafts.of(who.organisation(), slug);
    var typed = TypedText.sent(text);
    try {
      var expected = new Precondition.Revision(revision);
      return save(who, slug, revision, notation, typed, expected, model, response);
    } catch (Problem refused) {
      if (!refused.type().equals(PublishingProblems.DRAFT_CHANGED)) {
        throw refused;
      }
      return conflict(
          drafts.of(who.organisation(), draft.slug()), notation, typed, model, response);
    }
  }

  private String save(
      SignedIn who,
      String slug,
      long revision,
      Notation notation,
      TypedText typed,
      Precondition expected,
      Model model,
      HttpServletResponse response) {
    var outcome = saveDraft.save(who.organisation(), slug, notation, typed.bytes(), expected);
    return switch (outcome) {
      case SaveDraft.Outcome.Saved saved ->
          "redirect:/roadmaps/%s/draft?saved=%d".formatted(slug, saved.revision());
      case SaveDraft.Outcome.Refused refused ->
          refused(slug, revision, notation, typed, model, response);
    };
  }

  private static String refused(
      String slug,
      long revision,
      Notation notation,
      TypedText typed,
      Model model,
      HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("refused", true);
    return page(Editing.typed(slug, revision, notation, typed), model);
  }

  private static String conflict(
      Draft theirs, Notation notation, TypedText typed, Model model, HttpServletResponse response) {
    response.setStatus(PublishingProblems.DRAFT_CHANGED.status());
    if (Editing.reading(theirs.slug(), notation, typed) instanceof Reading.Sound own) {
      model.addAttribute("conflict", Conflict.between(theirs, own));
    }
    return page(Editing.typed(theirs.slug(), theirs.revision(), notation, typed), model);
  }

  private static String page(Editing editing, Model model) {
    model.addAttribute("editing", editing);
    return PAGE;
  }
}
