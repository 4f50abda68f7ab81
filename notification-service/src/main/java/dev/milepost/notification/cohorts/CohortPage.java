package dev.milepost.notification.cohorts;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Fault;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.rules.Rule;
import dev.milepost.notification.rules.Rule.Numbers;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
 * One form for how a cohort is written to. What cannot be accepted is shown again as it was typed,
 * with what is wrong beside each field.
 */
@Controller
@RequestMapping("/notifications/cohorts")
class CohortPage {

  private final CohortsOf cohorts;
  private final ChangeSettings change;

  CohortPage(CohortsOf cohorts, ChangeSettings change) {
    this.cohorts = cohorts;
    this.change = change;
  }

  /** Whoever looks after none has nothing here. */
  @GetMapping
  String all(SignedIn who, Model model) {
    List<Cohort> all = cohorts.all(who);
    if (all.isEmpty() && !who.admin()) {
      throw Problem.notFound();
    }
    model.addAttribute("viewer", who.name());
    model.addAttribute("cohorts", all);
    model.addAttribute("admin", who.admin());
    return "notifications/cohorts";
  }

  @GetMapping("/{slug}")
  String page(
      SignedIn who,
      @PathVariable String slug,
      @RequestParam(required = false) @Nullable String saved,
      Model model) {
    model.addAttribute("saved", saved != null);
    return show(who, slug, SettingsForm.fields(change.see(who, slug)), Set.of(), model);
  }

  @PostMapping(path = "/{slug}", params = "!preview")
  String save(
      SignedIn who,
      @PathVariable String slug,
      @RequestParam Map<String, String> fields,
      Model model,
      HttpServletResponse response) {
    try {
      change.change(who, slug, SettingsForm.settings(fields));
      return "redirect:/notifications/cohorts/{slug}?saved";
    } catch (Problem problem) {
      if (!problem.type().equals(EdgeProblems.INVALID_FIELDS)) {
        throw problem;
      }
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(who, slug, fields, wrong(problem.faults()), model);
    }
  }

  /** Goes on to what would be coming with these fields, unless they hold faults; saves nothing. */
  @PostMapping(path = "/{slug}", params = "preview")
  String preview(
      SignedIn who,
      @PathVariable String slug,
      @RequestParam Map<String, String> fields,
      Model model,
      HttpServletResponse response) {
    Cohort cohort = cohorts.named(who, slug);
    try {
      new CheckSettings().check(SettingsForm.settings(fields));
      return "forward:/notifications/cohorts/" + cohort.slug() + "/preview";
    } catch (Problem problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(who, slug, fields, wrong(problem.faults()), model);
    }
  }

  /** The names of the fields that faults are told at: {@code perDay}, {@code numbers-overdue}. */
  private static Set<String> wrong(List<Fault> faults) {
    return faults.stream()
        .map(fault -> fault.pointer().split("/"))
        .map(steps -> steps.length == 4 ? steps[3] + "-" + steps[2] : steps[1])
        .collect(Collectors.toSet());
  }

  private String show(
      SignedIn who, String slug, Map<String, String> fields, Set<String> wrong, Model model) {
    model.addAttribute("viewer", who.name());
    model.addAttribute("cohort", cohorts.named(who, slug));
    model.addAttribute("fields", fields);
    model.addAttribute("wrong", wrong);
    model.addAttribute("hours", IntStream.range(0, 24).boxed().toList());
    model.addAttribute("closing", IntStream.rangeClosed(1, 24).boxed().toList());
    model.addAttribute("days", Arrays.stream(DayOfWeek.values()).map(CheckSettings::name).toList());
    model.addAttribute("languages", ChangeWords.LANGUAGES);
    model.addAttribute("rules", ChangeSettings.settable().stream().map(Line::of).toList());
    return "notifications/cohort";
  }

  /**
   * A rule as the form shows it.
   *
   * @param numbers what its numbers say; null when it has none
   * @param usual its numbers by themselves
   */
  record Line(
      String name,
      String category,
      @Nullable String numbers,
      int least,
      int most,
      boolean several,
      String usual) {

    static Line of(Rule rule) {
      Numbers numbers = rule.numbers().orElse(null);
      String usual =
          rule.byItself().numbers().stream().map(String::valueOf).collect(Collectors.joining(", "));
      return new Line(
          rule.wireName(),
          rule.category().wireName(),
          numbers == null ? null : numbers.wireName(),
          numbers == null ? 0 : numbers.least(),
          numbers == null ? 0 : numbers.most(),
          numbers != null && numbers.isSeveral(),
          usual);
    }
  }
}
