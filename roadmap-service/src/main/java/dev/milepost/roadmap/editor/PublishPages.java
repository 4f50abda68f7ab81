package dev.milepost.roadmap.editor;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.roadmap.authoring.ReadRoadmap.Reading;
import dev.milepost.roadmap.authoring.WriteRoadmap;
import dev.milepost.roadmap.comparing.Differences;
import dev.milepost.roadmap.publishing.LookAtDraft;
import dev.milepost.roadmap.publishing.LookAtDraft.Look;
import dev.milepost.roadmap.publishing.Precondition;
import dev.milepost.roadmap.publishing.PublishRoadmap;
import dev.milepost.roadmap.publishing.PublishRoadmap.Outcome;
import dev.milepost.roadmap.publishing.PublishingProblems;
import dev.milepost.roadmap.publishing.Version;
import dev.milepost.roadmap.web.Authors;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where a draft becomes a version: first what it changes, and a form that asks the progress service
 * what it would mean for cohorts; then one button. Only the draft that was looked at is published.
 */
@Controller
@RequestMapping("/roadmaps/{slug}/publish")
class PublishPages {

  private final LookAtDraft lookAtDraft;
  private final PublishRoadmap publishRoadmap;

  PublishPages(LookAtDraft lookAtDraft, PublishRoadmap publishRoadmap) {
    this.lookAtDraft = lookAtDraft;
    this.publishRoadmap = publishRoadmap;
  }

  @GetMapping
  String look(
      SignedIn who,
      @PathVariable String slug,
      @RequestParam(required = false) @Nullable Integer published,
      Model model) {
    Authors.check(who);
    Look look = lookAtDraft.look(who.organisation(), slug);
    model.addAttribute(
        "published",
        look.latest().map(Version::number).filter(number -> number.equals(published)).orElse(null));
    return page(look, model);
  }

  @PostMapping
  String publish(
      SignedIn who,
      @PathVariable String slug,
      @RequestParam long revision,
      @RequestParam(defaultValue = "false") boolean sure,
      Model model,
      HttpServletResponse response) {
    Authors.check(who);
    if (!sure) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("unsure", true);
      return page(lookAtDraft.look(who.organisation(), slug), model);
    }
    try {
      var expected = new Precondition.Revision(revision);
      return switch (publishRoadmap.publish(who.organisation(), slug, expected)) {
        case Outcome.Published done -> done(done.version());
        case Outcome.Unchanged same -> done(same.version());
        case Outcome.Refused refused -> {
          response.setStatus(PublishingProblems.INVALID_ROADMAP.status());
          yield page(lookAtDraft.look(who.organisation(), slug), model);
        }
      };
    } catch (Problem refused) {
      if (!refused.type().equals(PublishingProblems.DRAFT_CHANGED)) {
        throw refused;
      }
      response.setStatus(refused.type().status());
      model.addAttribute("changed", true);
      return page(lookAtDraft.look(who.organisation(), slug), model);
    }
  }

  private static String done(Version version) {
    return "redirect:/roadmaps/%s/publish?published=%d".formatted(version.slug(), version.number());
  }

  private static String page(Look look, Model model) {
    model.addAttribute("look", look);
    model.addAttribute("findings", Findings.of(look.reading()));
    if (look.reading() instanceof Reading.Sound sound) {
      Roadmap draft = sound.roadmap();
      // JSON, so that it can be read by who does not know the authoring format.
      model.addAttribute("document", new String(WriteRoadmap.published(draft), UTF_8));
      model.addAttribute("title", draft.title());
      model.addAttribute("differences", differences(look, draft));
    }
    return "authoring/publish";
  }

  /** Null before the first version. */
  private static @Nullable Differences differences(Look look, Roadmap draft) {
    return look.latest().map(latest -> Differences.between(latest.roadmap(), draft)).orElse(null);
  }
}
