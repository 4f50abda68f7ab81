package dev.milepost.notification.cohorts;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.cohorts.ChangeWords.Place;
import dev.milepost.notification.mail.Variable;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A cohort's own words: written, looked at, sent to oneself, saved, and given up again. */
@Controller
@RequestMapping("/notifications/cohorts/{slug}/words/{rule}/{language}")
class WordsPage {

  private static final String HERE =
      "redirect:/notifications/cohorts/{slug}/words/{rule}/{language}?saved&variant=";

  private final CohortsOf cohorts;
  private final ChangeWords words;
  private final SendSample sendSample;

  WordsPage(CohortsOf cohorts, ChangeWords words, SendSample sendSample) {
    this.cohorts = cohorts;
    this.words = words;
    this.sendSample = sendSample;
  }

  @GetMapping
  String page(
      SignedIn who,
      @PathVariable String slug,
      @PathVariable String rule,
      @PathVariable String language,
      @RequestParam(defaultValue = "a") String variant,
      @RequestParam(required = false) @Nullable String saved,
      Model model) {
    var place = new Place(slug, rule, language, variant);
    OwnWords own = words.see(who, place);
    model.addAttribute("saved", saved != null);
    if (own.subject() == null) {
      words.ours(who, place).ifPresent(ours -> model.addAttribute("ours", ours));
    }
    return show(who, place, new OwnWords.Wish(own.subject(), own.body()), Set.of(), model);
  }

  /**
   * @param step what to do with the words: save, preview, sample or remove
   */
  @PostMapping
  String change(
      SignedIn who,
      @PathVariable String slug,
      @PathVariable String rule,
      @PathVariable String language,
      @RequestParam(defaultValue = "a") String variant,
      @RequestParam(defaultValue = "") String subject,
      @RequestParam(defaultValue = "") String body,
      @RequestParam(defaultValue = "save") String step,
      Model model,
      HttpServletResponse response) {
    var place = new Place(slug, rule, language, variant);
    var wish = new OwnWords.Wish(subject, body);
    try {
      switch (step) {
        case "preview" -> model.addAttribute("preview", words.preview(who, place, wish));
        case "sample" -> {
          sendSample.send(who, place, wish);
          model.addAttribute("sent", true);
        }
        case "remove" -> {
          words.remove(who, place);
          return HERE + variant;
        }
        default -> {
          words.change(who, place, wish);
          return HERE + variant;
        }
      }
      return show(who, place, wish, Set.of(), model);
    } catch (Problem problem) {
      if (!problem.type().equals(EdgeProblems.INVALID_FIELDS)) {
        throw problem;
      }
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(who, place, wish, problem.faultyFields(), model);
    }
  }

  private String show(
      SignedIn who, Place place, OwnWords.Wish wish, Set<String> wrong, Model model) {
    var rule = ChangeWords.rule(place);
    model.addAttribute("viewer", who.name());
    model.addAttribute("cohort", cohorts.named(who, place.slug()));
    model.addAttribute("rule", place.rule());
    model.addAttribute("writtenIn", place.language());
    model.addAttribute("variant", place.variant());
    model.addAttribute("variants", ChangeWords.variants(rule));
    model.addAttribute("written", words.see(who, place).variants());
    model.addAttribute("subject", Objects.requireNonNullElse(wish.subject(), ""));
    model.addAttribute("body", Objects.requireNonNullElse(wish.body(), ""));
    model.addAttribute("wrong", wrong);
    model.addAttribute("variables", Variable.of(rule).stream().map(Named::of).toList());
    model.addAttribute(
        "needed",
        Variable.neededBy(rule).stream()
            .map(one -> Named.of(one).written())
            .collect(Collectors.joining(", ")));
    return "notifications/words";
  }

  /**
   * A variable.
   *
   * @param written as it stands in a text
   */
  record Named(String name, String written) {

    static Named of(Variable variable) {
      return new Named(variable.wireName(), "{" + variable.wireName() + "}");
    }
  }
}
